import { groupPoints, type Answer, type Point, type PointGroup } from '../../knowledge/answer.ts';
import { CORE_VIEWPOINT, type Brief } from '../../knowledge/brief.ts';
import { briefKey } from '../../knowledge/brief-key.ts';
import type { Collection } from '../../knowledge/collection.ts';
import { LocalizedError } from '../../messages/localized-error.ts';
import { speaker, type Say } from '../../messages/speak.ts';
import { findByKey, packClaims, unpackClaims } from '../claims/claim-state.ts';
import { claimsViews, ownView, type ClaimsView, type ClaimsViewOptions } from '../claims/claims-view.ts';
import type { ActionHandler } from '../command.ts';
import { passageMenu } from '../passages/passage-menu.ts';
import { readOn } from '../read-on.ts';
import type { Action, Button, Card, Line } from '../reply.ts';
import type { Services } from '../services.ts';
import { dismissButtons, sharingNotes } from '../sharing.ts';
import { feedbackActions, feedbackQuestion } from './feedback.ts';
import { unansweredCard } from './unanswered-card.ts';

/** A question as it is asked of the briefs. */
export interface AskedQuestion {
  readonly question: string;
  /** Of this brief alone; of all that the guild sees by default. */
  readonly brief?: Brief | undefined;
  /** Looks for each word as it is typed, misspelt ones too. */
  readonly isLiteral?: boolean;
}

/** An answer shows so many claims first, the best; the others follow when they are asked for. */
export const FIRST_CLAIMS = 3;

/** As many as a button has room for. */
const MOST_CLAIMS = 23;

/** Claim lists that answer a question. Their buttons are those of `/ask`. */
const views = claimsViews('ask', ([state = ''], collection) => groupsOf(unpackClaims(collection, state)), {
  firstBullets: FIRST_CLAIMS,
  buttons: (view, say) => [wholeThemeButton(view.groups, say), challengesButton(view.groups, say)].flat(),
  menu: (view, services, say) => passageMenu(view.groups, services, say),
  closing: feedbackQuestion,
  recall,
});

/** Asks the briefs and lays out what they say: every question goes through here, whichever way it came. */
export async function answerCard(
  { question, brief, isLiteral = false }: AskedQuestion,
  options: ClaimsViewOptions,
  services: Services,
): Promise<{ readonly answer: Answer; readonly card: Card }> {
  const collection = await services.library.collection(options.guildId);
  const answer = await collection.answer(question, { briefId: brief?.id, isLiteral });
  const say = speaker(options.locale);
  const mended = mendedWords(answer, brief);
  if (answer.kind === 'unanswered') {
    const searched = brief ? [brief] : collection.briefs;
    const card = unansweredCard(answer, { question, searched, say });
    const sharing = options.sharing ?? { kind: 'offered' };
    return {
      answer,
      card: {
        ...card,
        buttons: [
          ...(card.buttons ?? []),
          ...(mended?.buttons(say) ?? []),
          ...dismissButtons('ask', sharing, say),
        ],
        notes: [...(mended?.lead(say) ?? []), ...(card.notes ?? []), ...sharingNotes(sharing, say)],
      },
    };
  }
  const { state, points } = packClaims(bestFirst(answer.points));
  const view = { groups: groupsOf(points), args: [state], quote: question, ...mended };
  return { answer, card: await views.card(view, options, services) };
}

/** An answer that was given before. */
export interface GivenAnswer {
  /** As its buttons carry them. */
  readonly claims: string;
  readonly question: string;
  /** What its buttons do; undefined where nobody knows any more. */
  readonly actions: readonly Action[] | undefined;
}

/**
 * A page of an answer that was given before, from the claims that its buttons carry.
 *
 * @throws LocalizedError when a brief has changed or gone since.
 */
export async function answerPage(
  { claims, question, actions }: GivenAnswer,
  options: ClaimsViewOptions,
  services: Services,
): Promise<Card> {
  const { guildId } = options;
  const view = await views.reopen({ guildId, args: [claims], quote: question, actions }, services);
  return await views.card(view, options, services);
}

/** What is behind the buttons of an answer. */
export const answerActions = {
  openers: views.openers,
  forms: views.forms,
  actions: {
    ...views.actions,
    ...feedbackActions(views.redraw),

    /** Asks the question of the card again, just as it was typed. */
    literal: async (request, services) => {
      const { guildId, quote, args } = request;
      if (quote === undefined) throw new LocalizedError('ask.empty');
      const collection = await services.library.collection(guildId);
      const brief = args[0] ? findByKey(collection, args[0]) : undefined;
      const { card } = await answerCard(
        { question: quote, brief, isLiteral: true },
        ownView(request),
        services,
      );
      return readOn(card, request);
    },
  } satisfies Readonly<Record<string, ActionHandler>>,
};

/** The best claims first, then the others; within both, brief by brief, which takes the least room in a button. */
function bestFirst(points: readonly Point[]): Point[] {
  const [best, others] = [points.slice(0, FIRST_CLAIMS), points.slice(FIRST_CLAIMS)];
  return [best, others].flatMap((some) => groupPoints(some).flatMap((group) => group.points));
}

function groupsOf(points: readonly Point[]): PointGroup[] {
  return [points.slice(0, FIRST_CLAIMS), points.slice(FIRST_CLAIMS)].flatMap(groupPoints);
}

/**
 * Asks the question of an answer again, as it was asked: for what matches in claims that were taken from a button, and
 * for words that were mended. Where words were, a button asks for them as they were typed, and names the brief.
 */
async function recall(
  view: ClaimsView,
  { question, actions }: Pick<GivenAnswer, 'question' | 'actions'>,
  collection: Collection,
): Promise<ClaimsView> {
  const literal = actions?.find(({ command, name }) => command === 'ask' && name === 'literal');
  const key = literal?.args[0] ?? '';
  const brief = key === '' ? undefined : findByKey(collection, key);
  const isLiteral = actions !== undefined && !literal;
  const answer = await collection.answer(question, { briefId: brief?.id, isLiteral, limit: MOST_CLAIMS });
  const found = new Map(
    (answer.kind === 'answered' ? answer.points : []).map((point) => [point.claim, point]),
  );
  const groups = view.groups.map((group) => ({
    ...group,
    points: group.points.map((point) => found.get(point.claim) ?? point),
  }));
  return { ...view, groups, ...mendedWords(answer, brief) };
}

/** Where an answer is from one brief and begins in one of its themes, the whole of that theme. */
function wholeThemeButton([best]: readonly PointGroup[], say: Say): Button[] {
  if (!best || best.themeIndex === CORE_VIEWPOINT) return [];
  const args = [briefKey(best.brief), String(best.themeIndex)];
  return [{ label: say('answer.whole-theme'), action: { command: 'theme', name: 'open', args } }];
}

function challengesButton([best]: readonly PointGroup[], say: Say): Button[] {
  if (!best) return [];
  const action = { command: 'challenges', name: 'open', args: [briefKey(best.brief)] };
  return [{ label: say('answer.challenges'), action }];
}

/** Says which words were searched in place of misspelt ones, and leads back to the question as it was typed. */
function mendedWords({ mendings }: Answer, brief: Brief | undefined) {
  if (mendings.length === 0) return undefined;
  const action = { command: 'ask', name: 'literal', args: [brief ? briefKey(brief) : ''] };
  return {
    lead: (say: Say): Line[] => [
      say.line('answer.mended', { words: mendings.map(({ to }) => ({ strong: to })) }),
    ],
    buttons: (say: Say): Button[] => [
      { label: say('answer.literal', { words: mendings.map(({ from }) => from) }), action },
    ],
  };
}
