import { setTimeout as sleep } from 'node:timers/promises';
import { formatBrief } from '../src/knowledge/reading/format-brief.ts';
import type { Exchange } from '../src/playground/exchange.ts';
import type { Member } from '../src/playground/member.ts';
import type { Playground } from '../src/playground/playground.ts';
import { firstAbove, seededRandom, zipfDistribution } from './generated-claims.ts';
import { BRIEF_KINDS, loadBrief, loadQuestion, loadTheme } from './load-briefs.ts';

/** One interaction and what came of it. */
export interface Sample {
  readonly kind: 'ask' | 'theme' | 'autocomplete' | 'challenges' | 'publish';
  readonly guild: number;
  /** When it was to be sent, by performance.now(). */
  readonly dueAt: number;
  /** From then until the bot's first response. */
  readonly latencyMs: number;
  /** Why it failed; undefined where it was answered. */
  readonly error: string | undefined;
}

/** A publish that a moderator was told is done. */
export interface Published {
  readonly guild: number;
  readonly title: string;
}

/** What is done, to which guilds, and how often. */
export interface TrafficOptions {
  readonly playground: Playground;
  readonly guildIds: readonly string[];
  /** Interactions a second, on average. */
  readonly rate: number;
  readonly seconds: number;
  readonly onPublished: (published: Published) => void;
}

/** Shares of what people do. */
const MIX = [
  ['ask', 0.7],
  ['theme', 0.1],
  ['autocomplete', 0.1],
  ['challenges', 0.05],
  ['publish', 0.05],
] as const;
/** Keystrokes that ask for suggestions, and the pause between them. */
const BURST = { keystrokes: 5, pauseMs: 80 };
/** Opening the form, sending it in, pressing Publish, and confirming that it is like another brief. */
const PUBLISH_STEPS = 4;
const INTERACTIONS_PER_ACTION = 0.85 + 0.1 * BURST.keystrokes + 0.05 * PUBLISH_STEPS;

const MODERATOR = (1n << 10n) | (1n << 11n) | (1n << 13n);

/**
 * Lets people do things at random moments (a Poisson process), however slowly the bot answers, so that waiting is
 * measured and not avoided. The r-th busiest guild has a 1/r share of the first one's traffic.
 */
export async function runTraffic(options: TrafficOptions): Promise<Sample[]> {
  const { guildIds, rate, seconds } = options;
  const random = seededRandom(guildIds.length);
  const shares = zipfDistribution(guildIds.length);
  const samples: Sample[] = [];
  const underway = new Set<Promise<void>>();
  const start = performance.now();
  const end = start + seconds * 1000;
  let dueAt = start;
  for (let n = 0; ; n += 1) {
    dueAt += (-Math.log(1 - random()) * 1000 * INTERACTIONS_PER_ACTION) / rate;
    if (dueAt >= end) break;
    while (performance.now() < dueAt) await sleep(1);
    const action = act(pickKind(random()), {
      ...options,
      guild: firstAbove(shares, random()),
      dueAt,
      n,
      samples,
    });
    underway.add(action);
    void action.finally(() => underway.delete(action));
  }
  await Promise.all(underway);
  return samples;
}

interface Action extends TrafficOptions {
  readonly guild: number;
  readonly dueAt: number;
  /** Which action this is. */
  readonly n: number;
  readonly samples: Sample[];
}

async function act(kind: Sample['kind'], action: Action): Promise<void> {
  const { playground, guildIds, guild, n } = action;
  const guildId = guildIds[guild]!;
  const brief = (guild + n) % BRIEF_KINDS;
  const ownBrief = guild % BRIEF_KINDS;
  const member = playground.member({ userId: String(BigInt(guildId) + BigInt(1 + (n % 5))), guildId });
  switch (kind) {
    case 'ask':
      return void (await timed(kind, action, () =>
        member.slash('ask', { question: loadQuestion(ownBrief, n) }),
      ));
    case 'theme':
      return void (await timed(kind, action, () => member.slash('theme', { theme: loadTheme(ownBrief) })));
    case 'challenges':
      return void (await timed(kind, action, () => member.slash('challenges')));
    case 'autocomplete':
      return await type(member, loadTheme(brief), action);
    case 'publish':
      return await publish(brief, action);
  }
}

async function type(member: Member, text: string, action: Action): Promise<void> {
  const keystrokes = Array.from({ length: BURST.keystrokes }, async (_, key) => {
    const dueAt = action.dueAt + key * BURST.pauseMs;
    await sleep(Math.max(0, dueAt - performance.now()));
    const typed = text.slice(0, 2 * (key + 1));
    await timed('autocomplete', { ...action, dueAt }, () =>
      member.autocomplete('theme', { theme: typed }, 'theme'),
    );
  });
  await Promise.all(keystrokes);
}

async function publish(kind: number, action: Action): Promise<void> {
  const { playground, guildIds, guild, n } = action;
  const moderator = playground.member({
    userId: String(BigInt(guildIds[guild]!) + 99n),
    guildId: guildIds[guild]!,
    permissions: MODERATOR,
  });
  const title = `Published ${n}`;
  const now = (): Action => ({ ...action, dueAt: performance.now() });
  const form = await timed('publish', action, () => moderator.slash('brief add'));
  if (form?.kind !== 'modal') return;
  const text1 = formatBrief(loadBrief(kind, title));
  const preview = await timed('publish', now(), () => moderator.submitModal(form, { title, text1 }));
  if (!preview?.message) return;
  const { message } = preview;
  if (!(await timed('publish', now(), () => moderator.press(message, 'Publish')))) return;
  const done = await timed('publish', now(), () => moderator.press(message, 'Publish as new'));
  if (done?.message?.text.includes('is published')) action.onPublished({ guild, title });
}

/** Runs one interaction and notes it; undefined when it failed. */
async function timed<T>(
  kind: Sample['kind'],
  { dueAt, guild, samples }: Action,
  run: () => Promise<T>,
): Promise<T | undefined> {
  const note = (error: string | undefined, latencyMs = performance.now() - dueAt) =>
    samples.push({ kind, guild, dueAt, latencyMs, error });
  try {
    const result = await run();
    const exchange = result as Exchange | readonly unknown[];
    if (!('kind' in exchange)) note(undefined);
    else if (exchange.kind === 'failed') note(exchange.error);
    else {
      note(undefined, exchange.deferred ? sinceDue(exchange, dueAt) : undefined);
      // Who goes on from a message that is to be updated waits until it is.
      if (exchange.deferred && exchange.kind === 'update') await exchange.edited();
    }
    return result;
  } catch (error) {
    note(String(error));
    return undefined;
  }
}

/** A promise of an answer is a response, too: until that one. */
function sinceDue({ interaction, firstResponseMs }: Exchange, dueAt: number): number {
  return interaction.createdAt - performance.timeOrigin + firstResponseMs - dueAt;
}

function pickKind(share: number): Sample['kind'] {
  let sum = 0;
  for (const [kind, part] of MIX) if (share < (sum += part)) return kind;
  return 'ask';
}
