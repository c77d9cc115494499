/** Features of something, and whether it is of the class that is looked for. */
export interface Example {
  readonly features: readonly number[];
  readonly isPositive: boolean;
  /** How much it counts. */
  readonly weight: number;
}

/** Log-odds = base + the sum of weights × features. */
export interface LogisticModel {
  readonly base: number;
  readonly weights: readonly number[];
}

const STEPS = 3000;
const RIDGE = 1e-3;

/** Fits by gradient descent on standardised features, with a small ridge so that no weight runs away. */
export function fitLogistic(examples: readonly Example[]): LogisticModel {
  const columns = (examples[0]?.features ?? []).map((_, column) => {
    const values = examples.map(({ features }) => features[column] ?? 0);
    const mean = values.reduce((a, b) => a + b, 0) / values.length;
    const deviation =
      Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length) || 1;
    return { mean, deviation };
  });
  const total = examples.reduce((sum, { weight }) => sum + weight, 0);
  const rows = examples.map(({ features, isPositive, weight }) => ({
    inputs: columns.map(({ mean, deviation }, column) => ((features[column] ?? 0) - mean) / deviation),
    target: Number(isPositive),
    weight: weight / total,
  }));
  let base = 0;
  let weights = columns.map(() => 0);
  for (let step = 0; step < STEPS; step += 1) {
    let baseSlope = 0;
    const slopes = weights.map((weight) => RIDGE * weight);
    for (const { inputs, target, weight } of rows) {
      const logOdds = inputs.reduce((sum, input, column) => sum + input * (weights[column] ?? 0), base);
      const error = (1 / (1 + Math.exp(-logOdds)) - target) * weight;
      baseSlope += error;
      inputs.forEach((input, column) => (slopes[column] = (slopes[column] ?? 0) + error * input));
    }
    base -= baseSlope;
    weights = weights.map((weight, column) => weight - (slopes[column] ?? 0));
  }
  const unscaled = weights.map((weight, column) => weight / (columns[column]?.deviation ?? 1));
  return {
    base: unscaled.reduce((sum, weight, column) => sum - weight * (columns[column]?.mean ?? 0), base),
    weights: unscaled,
  };
}

/** The log-odds that a model gives. */
export function logOddsOf({ base, weights }: LogisticModel, features: readonly number[]): number {
  return features.reduce((sum, feature, column) => sum + feature * (weights[column] ?? 0), base);
}

/** How often a positive scores above a negative, ties counting half: the area under the ROC curve. */
export function areaUnderCurve(positives: readonly number[], negatives: readonly number[]): number {
  const sorted = [...negatives].sort((a, b) => a - b);
  const countBelow = (value: number, orEqual: boolean): number => {
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const isBelow = orEqual ? sorted[middle]! <= value : sorted[middle]! < value;
      if (isBelow) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const wins = positives.reduce(
    (sum, value) => sum + (countBelow(value, false) + countBelow(value, true)) / 2,
    0,
  );
  return wins / (positives.length * negatives.length);
}
