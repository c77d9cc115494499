import { speaker } from '../../messages/speak.ts';
import { placedClaims, type BriefContent } from '../../knowledge/brief.ts';
import type { Draft } from '../../knowledge/draft-store.ts';
import type { Problem } from '../../knowledge/reading/index.ts';
import { sourceLine, themeTitle } from '../chapters.ts';
import type { Button, Card, Chapter, Line, Section } from '../reply.ts';
import type { Services } from '../services.ts';
import { readDraft, type DraftReading } from './draft-reading.ts';
import { importCard } from './import-card.ts';
import { countClaims } from './version-line.ts';

/** Which part of a draft is shown. */
type DraftView = 'preview' | 'problems';

export interface DraftCardOptions {
  readonly locale: string;
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
  const { alert, page = 0 } = options;
  const view = reading.kind === 'unreadable' ? 'problems' : (options.view ?? 'preview');
  return {
    tone: reading.kind === 'unreadable' ? 'error' : 'notice',
    lead: [...(alert === undefined ? [] : [alert]), ...(await leadOf(draft, reading, view, services))],
    chapters:
      reading.kind === 'brief' && view === 'preview'
        ? [previewChapter(reading.content, options.locale)]
        : [problemsChapter(reading.problems)],
    buttons: buttonsOf(draft, reading, view),
    notes: notesOf(reading, view),
    paging: { page, turn: draftAction('show', draft.id, view) },
  };
}

/** An action on a draft. */
export function draftAction(name: string, draftId: string, ...args: readonly string[]): Button['action'] {
  return { command: 'brief drafts', name, args: [draftId, ...args] };
}

type SingleReading = Exclude<DraftReading, { kind: 'parcel' }>;

async function leadOf(
  draft: Draft,
  reading: SingleReading,
  view: DraftView,
  services: Services,
): Promise<Line[]> {
  if (reading.kind === 'unreadable') {
    return ['No brief could be read from this text yet. It is kept as a draft.'];
  }
  const { content, problems, excesses, passages } = reading;
  return [
    [{ strong: 'Draft' }, `: ${await purposeOf(draft, services)}`],
    countsOf(content),
    ...(passages.length === 0 ? [] : [passagesLine(passages.length)]),
    ...excesses.map((excess): Line => [{ strong: 'It cannot be published like this.' }, ` ${excess}`]),
    ...(view === 'preview' ? problemLines(problems) : []),
  ];
}

async function purposeOf({ guildId, basedOn }: Draft, { store }: Services): Promise<string> {
  if (!basedOn) return 'a new brief, as members will see it.';
  const brief = await store.briefs.get(guildId, basedOn.briefId);
  if (!brief) return 'a new version of a brief that is no longer here.';
  const now = brief.version === basedOn.version ? '' : `, which is at version ${brief.version} by now`;
  return `a new version of “${brief.title}”, made from version ${basedOn.version}${now}.`;
}

function countsOf(content: BriefContent): string {
  const claims = placedClaims(content);
  const challenges = claims.filter(({ claim }) => claim.isChallenge).length;
  const themes = content.themes.length === 1 ? '1 theme' : `${content.themes.length} themes`;
  return `${countClaims(claims.length)} in ${themes}, ${challenges === 0 ? 'none' : challenges} of them stating a challenge.`;
}

function passagesLine(count: number): string {
  return `With ${count === 1 ? '1 passage' : `${count} passages`} from the file. Edited here, the text goes on without them.`;
}

function problemLines(problems: readonly Problem[]): Line[] {
  return problems.slice(0, NAMED_PROBLEMS).map(problemLine);
}

function problemLine({ line, message }: Problem): Line {
  return [{ strong: `Line ${line}:` }, ` ${message}`];
}

function problemsChapter(problems: readonly Problem[]): Chapter {
  const bullets = problems.map((problem) => ({ text: problemLine(problem) }));
  return { title: 'What to look at, worst first', sections: [{ bullets }] };
}

/** As an answer shows it, all claims of all themes, with a mark on those that state a challenge. */
function previewChapter(content: BriefContent, locale: string): Chapter {
  const byTheme = Map.groupBy(placedClaims(content), ({ themeIndex }) => themeIndex);
  const sections = [...byTheme].map(([themeIndex, placed]): Section => ({
    heading: themeTitle(content, themeIndex, speaker(locale)),
    bullets: placed.map(({ claim: { text, citations, isChallenge } }) => ({
      text: isChallenge ? [{ strong: CHALLENGE }, ` ${text}`] : text,
      citations,
    })),
  }));
  return { title: content.title, sections, footer: [sourceLine(content, speaker(locale))] };
}

const CHALLENGE = 'Challenge:';

function buttonsOf(draft: Draft, reading: SingleReading, view: DraftView): Button[] {
  const { id } = draft;
  const canPublish = reading.kind === 'brief' && reading.excesses.length === 0;
  const others: Button[] = [];
  if (reading.kind === 'brief' && view === 'problems') {
    others.push({ label: 'Preview', action: draftAction('show', id, 'preview', '0') });
  } else if (reading.kind === 'brief' && reading.problems.length > NAMED_PROBLEMS) {
    const label = `All ${reading.problems.length} things to look at`;
    others.push({ label, action: draftAction('show', id, 'problems', '0') });
  }
  return [
    ...(canPublish
      ? [{ label: 'Publish', style: 'primary' as const, action: draftAction('publish', id, stampOf(draft)) }]
      : []),
    { label: 'Edit text', action: draftAction('edit', id) },
    ...others,
    ...draftExits(id),
  ];
}

/** Names a state of a draft, for the button under what it says. */
export function stampOf({ updatedAt }: Draft): string {
  return Date.parse(updatedAt).toString(36);
}

/** What can be done with any draft: its text as a file, or away with it. */
export function draftExits(draftId: string): Button[] {
  return [
    { label: 'Text as file', action: draftAction('file', draftId) },
    { label: 'Discard', style: 'danger', action: draftAction('ask', draftId) },
  ];
}

function notesOf(reading: SingleReading, view: DraftView): Line[] {
  const marks =
    reading.kind === 'brief' &&
    view === 'preview' &&
    placedClaims(reading.content).some(({ claim }) => claim.isChallenge);
  return [
    ...(marks
      ? [
          [
            'Members don’t see the mark “Challenge:”; it says what ',
            { command: 'challenges' },
            ' lists.',
          ] as const,
        ]
      : []),
    'Only you see this draft. Once it is published, everyone in this server can ask about it; no other server ever can.',
  ];
}
