import { placedClaims, type BriefContent } from '../../knowledge/brief.ts';
import type { Draft } from '../../knowledge/stores/draft-store.ts';
import type { Say } from '../../messages/speak.ts';
import { sourceLine, themeTitle } from '../claims/chapters.ts';
import type { Button, Card, Chapter, Line, Section } from '../reply.ts';
import type { Services } from '../services.ts';
import { readDraft, type DraftProblem, type DraftReading } from './draft-reading.ts';
import { importCard } from './import-card.ts';

/** Which part of a draft is shown. */
type DraftView = 'preview' | 'problems';

/** How a draft is shown this time. */
export interface DraftCardOptions {
  readonly say: Say;
  /** Default `preview`. */
  readonly view?: DraftView;
  /** Default 0. */
  readonly page?: number;
  /** Said above everything else. */
  readonly alert?: Line | undefined;
}

/** Problems that the preview names; the others have a view of their own. */
const NAMED_PROBLEMS = 3;

/** A draft as its moderator sees it: what members will see, what to look at, and what can be done with it. */
export async function draftCard(draft: Draft, options: DraftCardOptions, services: Services): Promise<Card> {
  const reading = await readDraft(draft, services);
  if (reading.kind === 'parcel') return importCard(draft, reading.parcel, options, services);
  const { alert, page = 0, say } = options;
  const view = reading.kind === 'unreadable' ? 'problems' : (options.view ?? 'preview');
  return {
    tone: reading.kind === 'unreadable' ? 'error' : 'notice',
    lead: [
      ...(alert === undefined ? [] : [alert]),
      ...(await leadOf(draft, { reading, view, say }, services)),
    ],
    chapters:
      reading.kind === 'brief' && view === 'preview'
        ? [previewChapter(reading.content, say)]
        : [problemsChapter(reading.problems, say)],
    buttons: buttonsOf(draft, { reading, view, say }),
    notes: notesOf({ reading, view, say }),
    paging: { page, turn: draftAction('show', draft.id, view) },
  };
}

/** An action on a draft. */
export function draftAction(name: string, draftId: string, ...args: readonly string[]): Button['action'] {
  return { command: 'brief drafts', name, args: [draftId, ...args] };
}

/** What a draft's card is made of. */
interface Shown {
  readonly reading: Exclude<DraftReading, { kind: 'parcel' }>;
  readonly view: DraftView;
  readonly say: Say;
}

async function leadOf(draft: Draft, { reading, view, say }: Shown, services: Services): Promise<Line[]> {
  if (reading.kind === 'unreadable') return [say('draft.unreadable')];
  const { content, problems, excesses, passages } = reading;
  return [
    await purposeOf(draft, say, services),
    countsOf(content, say),
    ...(passages.length === 0 ? [] : [say('draft.passages', { count: passages.length })]),
    ...excesses.map(({ key, values }) => say.line('draft.excess', { why: say(key, values) })),
    ...(view === 'preview' ? problems.slice(0, NAMED_PROBLEMS).map(problemLine(say)) : []),
  ];
}

async function purposeOf({ guildId, basedOn }: Draft, say: Say, { store }: Services): Promise<Line> {
  if (!basedOn) return say.line('draft.for-new');
  const brief = await store.briefs.get(guildId, basedOn.briefId);
  if (!brief) return say.line('draft.for-gone');
  const values = { brief: brief.title, version: basedOn.version, current: brief.version };
  return say.line(brief.version === basedOn.version ? 'draft.for-version' : 'draft.for-old-version', values);
}

function countsOf(content: BriefContent, say: Say): string {
  const claims = placedClaims(content);
  const challenges = claims.filter(({ claim }) => claim.isChallenge).length;
  return say('draft.counts', { claims: claims.length, themes: content.themes.length, challenges });
}

function problemLine(say: Say) {
  return ({ line, message: { key, values } }: DraftProblem): Line =>
    say.line('draft.problem', { line, what: say(key, values) });
}

function problemsChapter(problems: readonly DraftProblem[], say: Say): Chapter {
  const bullets = problems.map((problem) => ({ text: problemLine(say)(problem) }));
  return { title: say('draft.problems'), sections: [{ bullets }] };
}

/** As an answer shows it, all claims of all themes, with a mark on those that state a challenge. */
function previewChapter(content: BriefContent, say: Say): Chapter {
  const byTheme = Map.groupBy(placedClaims(content), ({ themeIndex }) => themeIndex);
  const sections = [...byTheme].map(([themeIndex, placed]): Section => ({
    heading: themeTitle(content, themeIndex, say),
    bullets: placed.map(({ claim: { text, citations, isChallenge } }) => ({
      text: isChallenge ? say.line('draft.challenge', { claim: text }) : text,
      citations,
    })),
  }));
  return { title: content.title, sections, footer: [sourceLine(content, say)] };
}

function buttonsOf(draft: Draft, { reading, view, say }: Shown): Button[] {
  const { id } = draft;
  const canPublish = reading.kind === 'brief' && reading.excesses.length === 0;
  const others: Button[] = [];
  if (reading.kind === 'brief' && view === 'problems') {
    others.push({ label: say('draft.preview'), action: draftAction('show', id, 'preview', '0') });
  } else if (reading.kind === 'brief' && reading.problems.length > NAMED_PROBLEMS) {
    const label = say('draft.all-problems', { count: reading.problems.length });
    others.push({ label, action: draftAction('show', id, 'problems', '0') });
  }
  return [
    ...(canPublish
      ? [
          {
            label: say('draft.publish'),
            style: 'primary' as const,
            action: draftAction('publish', id, stampOf(draft)),
          },
        ]
      : []),
    { label: say('draft.edit'), action: draftAction('edit', id) },
    ...others,
    ...draftExits(id, say),
  ];
}

/** Names a state of a draft, for the button under what it says. */
export function stampOf({ updatedAt }: Draft): string {
  return Date.parse(updatedAt).toString(36);
}

/** What can be done with any draft: its text as a file, or away with it. */
export function draftExits(draftId: string, say: Say): Button[] {
  return [
    { label: say('draft.file'), action: draftAction('file', draftId) },
    { label: say('draft.discard'), style: 'danger', action: draftAction('ask', draftId) },
  ];
}

function notesOf({ reading, view, say }: Shown): Line[] {
  const marks =
    reading.kind === 'brief' &&
    view === 'preview' &&
    placedClaims(reading.content).some(({ claim }) => claim.isChallenge);
  return [
    ...(marks ? [say.line('draft.mark-note', { challenges: { command: 'challenges' } })] : []),
    say('draft.private'),
  ];
}
