import type {
  ChangeRefused,
  Full,
  PublishInput,
  Removed,
  Saved,
  Stale,
} from '../../knowledge/brief-store.ts';
import type { Brief } from '../../knowledge/brief.ts';
import type { Draft, DraftBase } from '../../knowledge/draft-store.ts';
import { slugOf } from '../../knowledge/slug.ts';
import { TwinFinder, type Twin } from '../../knowledge/twin-finder.ts';
import { UserError } from '../../errors.ts';
import type { Request } from '../command.ts';
import type { Card, Reply } from '../reply.ts';
import type { Services } from '../services.ts';
import { announce } from './announce.ts';
import { historyButton, showButton } from './buttons.ts';
import { draftAction, draftCard, draftExits } from './draft-card.ts';
import { readDraft, type DraftReading } from './draft-reading.ts';
import { refusalCard } from './refusal.ts';
import { staleCard } from './stale-card.ts';
import { textFile } from './take-draft.ts';
import { countClaims, personSpan } from './version-line.ts';

/** A brief that was read from a draft. */
type Readable = Extract<DraftReading, { kind: 'brief' }>;

/** How a draft is published. */
export interface PublishOptions {
  /** Publish a new brief also where there is one like it. */
  readonly isNewForSure?: boolean;
  /** The version that a new one is put on top of, instead of that which the draft was made from. */
  readonly onTopOf?: number;
}

/**
 * Publishes a draft: a new version of the brief that it is based on, else a new brief, unless there is one
 * like it already. Whatever stands in the way, the draft stays.
 */
export async function publishDraft(
  draft: Draft,
  options: PublishOptions,
  { locale }: Request,
  services: Services,
): Promise<Reply> {
  const reading = await readDraft(draft, services);
  if (reading.kind !== 'brief' || reading.excesses.length > 0) {
    return { kind: 'update', card: await draftCard(draft, { locale }, services) };
  }
  if (draft.basedOn) return saveVersion(draft, draft.basedOn, reading, options, services);
  if (!options.isNewForSure) {
    const twin = await findTwin(draft.guildId, reading, services);
    if (twin) return { kind: 'update', card: twinCard(draft, twin) };
  }
  return publishNew(draft, reading, services);
}

/** What a press on a draft's button says when the draft has gone: the first press did it. */
export const DRAFT_GONE: Reply = {
  kind: 'message',
  visibility: 'private',
  card: {
    tone: 'notice',
    lead: ['This draft has been published or discarded already, so nothing more was done.'],
  },
};

async function publishNew(draft: Draft, { content, passages }: Readable, services: Services): Promise<Reply> {
  const { guildId, by, id } = draft;
  services.countChange(guildId);
  const result = await publishUnderFreeName({ guildId, by, content, passages, draftId: id }, services);
  switch (result.kind) {
    case 'saved':
      await announce(guildId, [personSpan(by), ' published ', { strong: content.title }, '.'], services);
      return { kind: 'update', card: publishedCard(result) };
    case 'draft-gone':
      return DRAFT_GONE;
    case 'full':
      throw new UserError(
        `${fullSentence(result)} Remove one with /brief remove, then publish this; the draft is kept.`,
      );
  }
}

/** Names the limit that a guild has reached. */
export function fullSentence({ limit }: Full): string {
  const briefs = limit === 1 ? '1 brief' : `${limit.toLocaleString('en')} briefs`;
  return `This server has ${briefs}, which is all it may have.`;
}

/** Publishes a brief under the short name that its title gives, with a number behind it where that is taken. */
export async function publishUnderFreeName(input: Omit<PublishInput, 'slug'>, { store, library }: Services) {
  const own = await store.briefs.list(input.guildId);
  const taken = new Set([...own, ...library.bundled].map(({ slug }) => slug));
  const wanted = slugOf(input.content.title);
  for (let number = 1; ; number += 1) {
    const slug = number === 1 ? wanted : `${wanted}-${number}`;
    if (taken.has(slug)) continue;
    const result = await store.briefs.publish({ ...input, slug });
    // Somebody else took the name just now: the next one, then.
    if (result.kind !== 'slug-taken') return result;
  }
}

async function saveVersion(
  draft: Draft,
  base: DraftBase,
  { content, passages }: Readable,
  { onTopOf = base.version }: PublishOptions,
  services: Services,
): Promise<Reply> {
  const { guildId, by, id: draftId } = draft;
  services.countChange(guildId);
  const result = await services.store.briefs.save({
    guildId,
    by,
    briefId: base.briefId,
    baseVersion: onTopOf,
    content,
    draftId,
    // A pasted text says nothing of passages: those that there are stay.
    ...(passages.length === 0 ? {} : { passages }),
  });
  switch (result.kind) {
    case 'saved':
      await announce(
        guildId,
        [
          personSpan(by),
          ' published version ',
          String(result.brief.version),
          ' of ',
          { strong: content.title },
          '.',
        ],
        services,
      );
      return { kind: 'update', card: publishedCard(result) };
    case 'stale':
      // Removal is a version, too: going on top of it would be refused again.
      return result.brief.removed
        ? { kind: 'update', card: goneCard({ kind: 'removed', brief: result.brief }, draftId) }
        : stale(draft, base, services);
    case 'unchanged':
      return { kind: 'update', card: { ...refusalCard(result), buttons: refusedButtons(draftId) } };
    case 'removed':
    case 'missing':
      return { kind: 'update', card: goneCard(result, draftId) };
  }
}

/** The brief that a draft is a new version of is no longer there. */
function goneCard(refusal: Removed | Exclude<ChangeRefused, Stale>, draftId: string): Card {
  const asNew = { label: 'Publish as new', action: draftAction('new', draftId) };
  return { ...refusalCard(refusal), buttons: [asNew, ...refusedButtons(draftId)] };
}

/** Shows what changed meanwhile and gives the moderator's text back; when the button was pressed twice, says so. */
async function stale(draft: Draft, base: DraftBase, services: Services): Promise<Reply> {
  const kept = await services.store.drafts.get(draft, draft.id);
  if (!kept) return DRAFT_GONE;
  // The buttons of the card find the base with the draft, which may have been a new brief's until now.
  if (!kept.basedOn) await services.store.drafts.save(draft);
  return {
    kind: 'update',
    card: await staleCard(draft, base, { page: 0 }, services),
    followUp: {
      kind: 'message',
      visibility: 'private',
      card: { tone: 'notice', lead: ['Your text, as you wrote it. The draft is kept, too.'] },
      files: [textFile(draft)],
    },
  };
}

function refusedButtons(draftId: string) {
  return [
    { label: 'Back to the draft', action: draftAction('show', draftId, 'preview', '0') },
    ...draftExits(draftId),
  ];
}

function publishedCard({ brief }: Saved): Card {
  const claims = countClaims(
    brief.themes.reduce((sum, { claims }) => sum + claims.length, brief.coreViewpoint.length),
  );
  return {
    tone: 'answer',
    lead: [
      [
        { strong: brief.title },
        brief.version === 1 ? ' is published.' : ` is published at version ${brief.version}.`,
      ],
      [`Members can ask about its ${claims} from now on, with `, { command: 'ask' }, '.'],
    ],
    buttons: [showButton(brief.id), historyButton(brief.id)],
    notes: [
      `Short name: ${brief.slug}.`,
      [{ command: 'brief sources' }, ' adds the source article’s passages behind the citations.'],
    ],
  };
}

/** The brief that a new one is like: one of the guild's own first, else a bundled one, hidden or not. */
async function findTwin(
  guildId: string,
  { content }: Readable,
  { library }: Services,
): Promise<Twin<Brief> | undefined> {
  const { briefs } = await library.collection(guildId);
  const own = new TwinFinder(briefs.filter((brief) => brief.guildId !== null)).find(content);
  return own ?? new TwinFinder(library.bundled).find(content);
}

function twinCard({ id }: Draft, { brief, likeness }: Twin<Brief>): Card {
  const share = likeness === 1 ? 'all of its wording' : `${Math.floor(likeness * 100)} % of its wording`;
  const asNew = { label: 'Publish as new', action: draftAction('new', id) };
  const back = { label: 'Back to the draft', action: draftAction('show', id, 'preview', '0') };
  if (brief.guildId === null) {
    return {
      tone: 'notice',
      lead: [
        ['It is here already: ', { strong: brief.title }, `, which ships with the bot, has ${share}.`],
        'Published as new, members get the same claims from both.',
      ],
      buttons: [asNew, back, ...draftExits(id)],
      notes: [['To have yours alone, hide the other with ', { command: 'brief hide' }, '.']],
    };
  }
  const version = {
    label: `New version of “${brief.title}”`,
    style: 'primary' as const,
    action: draftAction('version', id, brief.id, String(brief.version)),
  };
  return {
    tone: 'notice',
    lead: [
      ['This server has nearly the same brief already: ', { strong: brief.title }, ` has ${share}.`],
      'Published as new, members get the same claims from both.',
    ],
    buttons: [version, asNew, back, ...draftExits(id)],
  };
}
