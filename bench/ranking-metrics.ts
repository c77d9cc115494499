/** Relevance of documents to one query; documents that are not in it are irrelevant. */
export type Judgements = ReadonlyMap<string, number>;

/** Discounted cumulative gain of the first `depth`, divided by the best possible: 0..1 (Järvelin & Kekäläinen 2002). */
export function ndcg(ranking: readonly string[], judgements: Judgements, depth: number): number {
  const gain = (relevance: number, index: number): number => relevance / Math.log2(index + 2);
  const sum = (relevances: readonly number[]): number => relevances.map(gain).reduce((a, b) => a + b, 0);
  const ideal = sum([...judgements.values()].sort((a, b) => b - a).slice(0, depth));
  return ideal === 0 ? 0 : sum(ranking.slice(0, depth).map((id) => judgements.get(id) ?? 0)) / ideal;
}

/** One divided by the rank of the first relevant document among the first `depth`; 0 where there is none. */
export function reciprocalRank(ranking: readonly string[], judgements: Judgements, depth: number): number {
  const index = ranking.slice(0, depth).findIndex((id) => (judgements.get(id) ?? 0) > 0);
  return index === -1 ? 0 : 1 / (index + 1);
}

/** The share of the relevant documents that are among the first `depth`; 0 where there is none. */
export function recall(ranking: readonly string[], judgements: Judgements, depth: number): number {
  const relevant = [...judgements.keys()].filter((id) => (judgements.get(id) ?? 0) > 0);
  const found = new Set(ranking.slice(0, depth));
  return relevant.length === 0 ? 0 : relevant.filter((id) => found.has(id)).length / relevant.length;
}

/** The mean; 0 of nothing. */
export function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((a, b) => a + b, 0) / values.length;
}

/** The value below which `share` (0..1) of the values lie; 0 of nothing. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}
