import { type Brief, claimOrdinal, type ClaimPosition, type PlacedClaim, placedClaims } from '../brief.ts';

/**
 * The id of a claim, which it keeps for good: `C5-3.2`, the brief's code, then the numbers of theme and claim when
 * it first appeared (theme 0 is the core viewpoint). Costs an addition a theme.
 *
 * Throws RangeError when the brief has no claim there.
 */
export function claimId(brief: Brief, position: ClaimPosition): string {
  const label = brief.labels[claimOrdinal(brief, position)];
  if (label === undefined) throw new RangeError(`no claim ${JSON.stringify(position)} in brief ${brief.id}`);
  return formatClaimId({ code: brief.code, label });
}

/** The id of a claim from its parts. */
export function formatClaimId({ code, label }: Pick<ClaimReference, 'code' | 'label'>): string {
  return `${code}-${label}`;
}

/** What a typed id names. */
export interface ClaimReference {
  readonly code: string;
  /** As in `Brief.labels`. */
  readonly label: string;
  /** The version to read it at; undefined for the current one. */
  readonly version: number | undefined;
}

/** The numbers of theme and claim behind the code, however they are parted. */
const NUMBERS = /^[^\p{L}\p{N}]*(\d{1,5})(?:\s*[.,:·。、・]\s*|\s+)(\d{1,5})$/u;
const VERSION = /(?<=\d)\s*(?:@|[,(]?\s*V(?:ER(?:SION)?)?\.?)\s*(\d{1,9})$/;

/**
 * Reads an id as people type it: `C5-3.2`, `c5 3.2`, `C53.2`, `Ｃ５－３．２`; `C5-3.2@2` and `C5-3.2 v2` name a
 * version. Only `codes` are looked for. Several readings where a missing hyphen leaves it open which is meant
 * (`C523.2`), the longest code first; none for what is no id.
 */
export function readClaimId(text: string, codes: Iterable<string>): ClaimReference[] {
  const typed = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
  const version = VERSION.exec(typed);
  const id = version ? typed.slice(0, version.index).trimEnd() : typed;
  const readings = [...new Set(codes)]
    .sort((a, b) => b.length - a.length)
    .flatMap((code): ClaimReference[] => {
      const numbers = afterCode(id, code)?.match(NUMBERS);
      if (!numbers) return [];
      const label = `${Number(numbers[1])}.${Number(numbers[2])}`;
      return [{ code, label, version: version ? Number(version[1]) : undefined }];
    });
  const exact = readings.filter((reading) => formatClaimId(reading) === id);
  return exact.length > 0 ? exact : readings;
}

/** What follows a code, which may have blanks and hyphens within; undefined where the text begins otherwise. */
function afterCode(text: string, code: string): string | undefined {
  const pattern = code.split('').join('[\\s\\p{Pd}]*');
  const found = new RegExp(`^${pattern}`, 'u').exec(text);
  return found ? text.slice(found[0].length) : undefined;
}

/** The claim of a brief that has a label; undefined where it has none, or no longer. */
export function findClaim(brief: Brief, label: string): PlacedClaim | undefined {
  const ordinal = brief.labels.indexOf(label);
  return ordinal === -1 ? undefined : placedClaims(brief)[ordinal];
}
