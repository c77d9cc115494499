import { placedClaims, type Brief, type BriefContent } from '../../knowledge/brief.ts';
import type {
  ChangeRefused,
  PublishInput,
  Removed,
  Saved,
  Stale,
} from '../../knowledge/stores/brief-store.ts';
import type { Draft, DraftBase } from '../../knowledge/stores/draft-store.ts';
import { slugOf } from '../../knowledge/files/slug.ts';
import { TwinFinder, type Twin } from '../../knowledge/comparing/twin-finder.ts';
import { LocalizedError } from '../../messages/localized-error.ts';
import { speaker, type Say } from '../../messages/speak.ts';
import { announce } from '../announce.ts';
import type { Request } from '../command.ts';
import { nextTurn } from '../next-turn.ts';
import { personSpan } from '../person-span.ts';
import type { Card, Reply } from '../reply.ts';
import type { Services } from '../services.ts';
import { historyButton, showButton } from './buttons.ts';
import { draftAction, draftCard, draftExits } from './draft-card.ts';
import { readDraft, type DraftReading } from './draft-reading.ts';
import { refusalCard } from './refusal.ts';
import { staleCard } from './stale-card.ts';
import { textFile } from './take-draft.ts';

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
  request: Request,
  services: Services,
): Promise<Reply> {
  const say = speaker(request.locale);
  const reading = await readDraft(draft, services);
  if (reading.kind !== 'brief' || reading.excesses.length > 0) {
    return { kind: 'update', card: await draftCard(draft, { say }, services) };
  }
  if (draft.basedOn) return saveVersion({ draft, base: draft.basedOn, reading }, options, request, services);
  if (!options.isNewForSure) {
    const twin = await findTwin(draft.guildId, reading, services);
    if (twin) return { kind: 'update', card: twinCard(draft, twin, say) };
  }
  return publishNew(draft, reading, request, services);
}

/** What a press on a draft's button says when the draft has gone: the first press did it. */
export function draftGone(say: Say): Reply {
  return { kind: 'message', visibility: 'private', card: { tone: 'notice', lead: [say('draft.gone')] } };
}

async function publishNew(
  draft: Draft,
  { content, passages }: Readable,
  request: Request,
  services: Services,
): Promise<Reply> {
  const say = speaker(request.locale);
  const { guildId, by, id } = draft;
  services.countChange(guildId);
  const result = await publishUnderFreeName({ guildId, by, content, passages, draftId: id }, services);
  switch (result.kind) {
    case 'saved':
      await announce(
        request,
        (say) =>
          say.line('announce.published', { who: personSpan(by, say), brief: { strong: content.title } }),
        services,
      );
      return { kind: 'update', card: publishedCard(result, say) };
    case 'draft-gone':
      return draftGone(say);
    case 'full':
      throw new LocalizedError('publish.full', {
        limit: result.limit,
        remove: { command: 'brief remove' },
      });
  }
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
  { draft, base, reading }: { draft: Draft; base: DraftBase; reading: Readable },
  { onTopOf = base.version }: PublishOptions,
  request: Request,
  services: Services,
): Promise<Reply> {
  const say = speaker(request.locale);
  const { content, passages } = reading;
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
        request,
        (say) =>
          say.line('announce.version', {
            who: personSpan(by, say),
            version: result.brief.version,
            brief: { strong: content.title },
          }),
        services,
      );
      return { kind: 'update', card: publishedCard(result, say) };
    case 'stale':
      // Removal is a version, too: going on top of it would be refused again.
      return result.brief.removed
        ? { kind: 'update', card: goneCard({ kind: 'removed', brief: result.brief }, draftId, say) }
        : stale(draft, base, say, services);
    case 'unchanged':
      return { kind: 'update', card: { ...refusalCard(result, say), buttons: refusedButtons(draftId, say) } };
    case 'removed':
    case 'missing':
      return { kind: 'update', card: goneCard(result, draftId, say) };
  }
}

/** The brief that a draft is a new version of is no longer there. */
function goneCard(refusal: Removed | Exclude<ChangeRefused, Stale>, draftId: string, say: Say): Card {
  const asNew = { label: say('publish.as-new'), action: draftAction('new', draftId) };
  return { ...refusalCard(refusal, say), buttons: [asNew, ...refusedButtons(draftId, say)] };
}

/** Shows what changed meanwhile and gives the moderator's text back; when the button was pressed twice, says so. */
async function stale(draft: Draft, base: DraftBase, say: Say, services: Services): Promise<Reply> {
  const kept = await services.store.drafts.get(draft, draft.id);
  if (!kept) return draftGone(say);
  // The buttons of the card find the base with the draft, which may have been a new brief's until now.
  if (!kept.basedOn) await services.store.drafts.save(draft);
  return {
    kind: 'update',
    card: await staleCard(draft, base, { say, page: 0 }, services),
    followUp: {
      kind: 'message',
      visibility: 'private',
      card: { tone: 'notice', lead: [say('publish.your-text')] },
      files: [textFile(draft)],
    },
  };
}

function refusedButtons(draftId: string, say: Say) {
  return [
    { label: say('publish.back'), action: draftAction('show', draftId, 'preview', '0') },
    ...draftExits(draftId, say),
  ];
}

function publishedCard({ brief }: Saved, say: Say): Card {
  const { title, version, slug } = brief;
  return {
    tone: 'answer',
    lead: [
      say.line('publish.done', { brief: { strong: title }, version }),
      say.line('publish.ask', { claims: placedClaims(brief).length, ask: { command: 'ask' } }),
    ],
    buttons: [showButton(brief.id, say), historyButton(brief.id, say)],
    notes: [
      say('publish.name', { name: slug }),
      say.line('publish.sources', { sources: { command: 'brief sources' } }),
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
  const own = briefs.filter((brief) => brief.guildId !== null);
  return (await twinAmong(own, content)) ?? (await twinAmong(library.bundled, content));
}

/** Briefs that are compared in one go, in some 10 ms. */
const COMPARED_AT_ONCE = 50;

async function twinAmong(briefs: readonly Brief[], content: BriefContent): Promise<Twin<Brief> | undefined> {
  let best: Twin<Brief> | undefined;
  for (let start = 0; start < briefs.length; start += COMPARED_AT_ONCE) {
    const twin = new TwinFinder(briefs.slice(start, start + COMPARED_AT_ONCE)).find(content);
    if (twin && twin.likeness > (best?.likeness ?? 0)) best = twin;
    await nextTurn();
  }
  return best;
}

function twinCard({ id }: Draft, { brief, likeness }: Twin<Brief>, say: Say): Card {
  const asNew = { label: say('publish.as-new'), action: draftAction('new', id) };
  const back = { label: say('publish.back'), action: draftAction('show', id, 'preview', '0') };
  const values = { brief: { strong: brief.title }, percent: Math.floor(likeness * 100) };
  if (brief.guildId === null) {
    return {
      tone: 'notice',
      lead: [say.line('publish.twin-bundled', values), say('publish.twice')],
      buttons: [asNew, back, ...draftExits(id, say)],
      notes: [say.line('publish.hide', { hide: { command: 'brief hide' } })],
    };
  }
  const version = {
    label: say('publish.as-version', { brief: brief.title }),
    style: 'primary' as const,
    action: draftAction('version', id, brief.id, String(brief.version)),
  };
  return {
    tone: 'notice',
    lead: [say.line('publish.twin-own', values), say('publish.twice')],
    buttons: [version, asNew, back, ...draftExits(id, say)],
  };
}
