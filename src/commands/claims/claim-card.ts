import { pointOf } from '../../knowledge/answer.ts';
import type { Brief, PlacedClaim } from '../../knowledge/brief.ts';
import type { Passage } from '../../knowledge/stores/brief-store.ts';
import type { ClaimEvent } from '../../knowledge/claim-ids/claim-history.ts';
import { formatClaimId } from '../../knowledge/claim-ids/claim-id.ts';
import type { Say } from '../../messages/speak.ts';
import { paragraphsOf } from '../passages/paragraphs.ts';
import type { PassageLinks } from '../passages/passage-links.ts';
import { sourcesButton } from '../passages/sources-button.ts';
import type { Bullet, Card, Chapter, Line, Span } from '../reply.ts';
import { chaptersOf, themeTitle } from './chapters.ts';

/** What a card of one claim shows. */
export interface ClaimView {
  /** The version that the claim is shown at, and the current one. */
  readonly brief: Brief;
  readonly current: Brief;
  readonly placed: PlacedClaim;
  readonly label: string;
  /** Where the claim is gone: the version that no longer has it. */
  readonly droppedIn: Brief | undefined;
  /** Oldest first, at least one. */
  readonly events: readonly ClaimEvent[];
  /** Those that the claim cites, as far as the brief has their texts. */
  readonly passages: readonly Passage[];
  readonly links: PassageLinks;
}

/** A claim with its theme, citations and source, the passages that it rests on word for word, and its history. */
export function claimCard(view: ClaimView, say: Say): Card {
  const { brief, current, placed, links, passages } = view;
  const group = { brief, themeIndex: placed.themeIndex, points: [pointOf(brief, placed)] };
  const history = view.events.toReversed().map((event) => eventBullet(event, say));
  const isUnchanged = history.length === 1;
  return {
    tone: view.droppedIn ? 'notice' : 'answer',
    lead: [leadLine(view, say)],
    chapters: [
      ...chaptersOf([group], { say, links: new Map([[brief, links]]) }),
      ...passages.flatMap((passage) => passageChapter(passage, say)),
      ...(isUnchanged ? [] : [{ title: say('claim.history'), sections: [{ bullets: history }] }]),
    ],
    buttons:
      placed.claim.citations.length === 0 || brief.version !== current.version
        ? []
        : [sourcesButton([brief], say)],
    notes: [
      ...(placed.claim.citations.length > 0 && passages.length === 0 ? [say('claim.no-passages')] : []),
      ...(isUnchanged ? [say('claim.unchanged', { version: view.events[0]?.brief.version ?? 1 })] : []),
    ],
  };
}

function leadLine({ brief, current, label, droppedIn }: ClaimView, say: Say): Line {
  const id = { strong: formatClaimId({ code: brief.code, label }) };
  const { version } = brief;
  if (droppedIn) {
    const values = { id, version: droppedIn.version, ...whenOf(droppedIn) };
    return say.line('claim.lead-dropped', values);
  }
  if (version === current.version) return say.line('claim.lead', { id, version });
  return say.line('claim.lead-earlier', { id, version, latest: current.version, ...whenOf(brief) });
}

/** When a version was made; a bundled brief's is not known. */
function whenOf({ updatedAt }: Brief): { readonly when: Moment | '' } {
  return { when: updatedAt === null ? '' : { time: updatedAt, style: 'dateTime' } };
}

type Moment = Extract<Span, { time: string }>;

function passageChapter({ number, text }: Passage, say: Say): Chapter[] {
  const bullets = paragraphsOf(text);
  if (bullets.length === 0) return [];
  return [
    { title: say('passage.text', { number: String(number) }), sections: [{ style: 'quote', bullets }] },
  ];
}

function eventBullet(event: ClaimEvent, say: Say): Bullet {
  const { brief } = event;
  const values = { version: brief.version, ...whenOf(brief) };
  if (event.kind === 'dropped') return { text: say.line('claim.event-dropped', values) };
  const { text, citations } = event.placed.claim;
  const theme = themeTitle(brief, event.placed.themeIndex, say);
  if (event.kind === 'changed') {
    const changes = [
      ...(event.isReworded ? [say('claim.reworded')] : []),
      ...(event.isCitedOtherwise ? [say('claim.cited-otherwise')] : []),
      ...(event.isMoved ? [say('claim.moved', { theme })] : []),
    ];
    return { text: say.line<Moment>('claim.event-changed', { ...values, changes, text }), citations };
  }
  const key = event.kind === 'first' ? 'claim.event-first' : 'claim.event-back';
  return { text: say.line(key, { ...values, theme, text }), citations };
}
