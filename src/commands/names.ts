const MAX_NAMES = 3;

/**
 * The thing that a typed name means: the one called exactly so (letter case apart), else the only one
 * whose name contains it. Undefined when none or several do.
 */
export function firstMatch<T>(things: readonly T[], name: string, namesOf: (thing: T) => readonly string[]) {
  const wanted = fold(name);
  const matching = (test: (candidate: string) => boolean) =>
    things.filter((thing) => namesOf(thing).some((candidate) => test(fold(candidate))));
  const exact = matching((candidate) => candidate === wanted);
  if (exact.length > 0) return exact[0];
  const containing = matching((candidate) => candidate.includes(wanted));
  return containing.length === 1 ? containing[0] : undefined;
}

/** The values of a message about a name that means nothing: how many nearest names there are, and which. */
export function nearestValues(names: readonly string[]): {
  readonly count: number;
  readonly nearest: readonly string[];
} {
  // Themes of several briefs may be called alike.
  const nearest = [...new Set(names)].slice(0, MAX_NAMES);
  return { count: nearest.length, nearest };
}

function fold(name: string): string {
  return name.normalize('NFKC').trim().toLowerCase();
}
