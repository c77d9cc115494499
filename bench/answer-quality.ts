import type { Answer } from '../src/knowledge/answer.ts';
import { mean } from './ranking-metrics.ts';
import type { TableRow } from './table.ts';

/** A question with the claims that answer it: `[themeIndex, claimIndex]`, the most important first. */
export interface GoldQuestion {
  readonly brief: string;
  readonly kind: string;
  readonly gold: readonly (readonly [themeIndex: number, claimIndex: number])[];
  readonly answerable: boolean;
}

/** How one question went. */
export interface Judgement {
  readonly kind: string;
  readonly answerable: boolean;
  readonly answered: boolean;
  /** Of the first gold claim among the points, from 1; undefined where none is there. */
  readonly rank: number | undefined;
  /** Share of the gold claims among the first five points. */
  readonly recallAt5: number;
  /** Share of the points that are gold. */
  readonly precision: number;
}

/** Kinds that ask for more than the brief's own language, and are not part of the row "all". */
const APART = new Set(['crosslingual']);

/** Compares an answer (or what was offered as nearest) with the gold claims. */
export function judgeAnswer({ brief, kind, gold, answerable }: GoldQuestion, answer: Answer): Judgement {
  const points = answer.kind === 'answered' ? answer.points : answer.nearest;
  const isGold = points.map(
    (point) =>
      point.brief.slug === brief &&
      gold.some(
        ([themeIndex, claimIndex]) => themeIndex === point.themeIndex && claimIndex === point.claimIndex,
      ),
  );
  const first = isGold.indexOf(true);
  return {
    kind,
    answerable,
    answered: answer.kind === 'answered',
    rank: first === -1 ? undefined : first + 1,
    recallAt5: gold.length === 0 ? 0 : isGold.slice(0, 5).filter(Boolean).length / gold.length,
    precision: isGold.length === 0 ? 0 : isGold.filter(Boolean).length / isGold.length,
  };
}

/** One row of the table, in percent; what a kind has no use for is null. */
export type KindSummary = {
  readonly kind: string;
  readonly n: number;
  readonly 'hit@1': number | null;
  readonly 'hit@3': number | null;
  readonly MRR: number | null;
  readonly 'recall@5': number | null;
  readonly precision: number | null;
  readonly refused: number | null;
  readonly answered: number | null;
};

/** A row for each kind in order of appearance, then `all` answerable kinds but those apart. */
export function summarizeByKind(judgements: readonly Judgement[]): KindSummary[] {
  const byKind = Map.groupBy(judgements, ({ kind }) => kind);
  const all = judgements.filter(({ kind, answerable }) => answerable && !APART.has(kind));
  return [...[...byKind].map(([kind, ofKind]) => summarize(kind, ofKind)), summarize('all', all)];
}

function summarize(kind: string, judgements: readonly Judgement[]): KindSummary {
  const share = (of: (judgement: Judgement) => number): number =>
    Number((100 * mean(judgements.map(of))).toFixed(1));
  const n = judgements.length;
  const none = { 'hit@1': null, 'hit@3': null, MRR: null, 'recall@5': null, precision: null };
  if (!judgements.some(({ answerable }) => answerable)) {
    return { kind, n, ...none, refused: null, answered: share(({ answered }) => Number(answered)) };
  }
  const hitWithin = (depth: number): number =>
    share(({ rank }) => Number(rank !== undefined && rank <= depth));
  return {
    kind,
    n,
    'hit@1': hitWithin(1),
    'hit@3': hitWithin(3),
    MRR: share(({ rank }) => (rank === undefined ? 0 : 1 / rank)),
    'recall@5': share(({ recallAt5 }) => recallAt5),
    precision: share(({ precision }) => precision),
    refused: share(({ answered }) => Number(!answered)),
    answered: null,
  };
}

/** Two summaries of the same questions as one: "79 / 84.9" for the first and the second. */
export function sideBySide(a: readonly KindSummary[], b: readonly KindSummary[]): TableRow[] {
  return a.map(({ kind, n, ...measures }, row) => {
    const other: TableRow = b[row] ?? {};
    const pairs = Object.entries(measures).map(([name, value]): [string, string | null] => [
      name,
      value === null ? null : `${value} / ${other[name] ?? '-'}`,
    ]);
    return { kind, n, ...Object.fromEntries(pairs) };
  });
}
