import { claimOrdinal, type Brief } from '../../knowledge/brief.ts';
import type { Collection } from '../../knowledge/collection.ts';
import type { BriefSummary } from '../../knowledge/stores/brief-store.ts';
import {
  claimId,
  type ClaimReference,
  findClaim,
  formatClaimId,
  readClaimId,
} from '../../knowledge/claim-ids/claim-id.ts';
import { LocalizedError } from '../../messages/localized-error.ts';
import { wordingsOf } from '../brief-reference.ts';
import type { Request } from '../command.ts';
import type { Services } from '../services.ts';

/** A claim that a typed id may mean: one of a living brief, at its current or another version. */
export interface MeantClaim {
  readonly brief: Brief;
  readonly label: string;
  readonly version: number | undefined;
}

/** As many as a select holds. */
const MOST_NEAR = 25;

/**
 * The claims that a typed id means, dropped ones too: one as a rule. Several where a missing hyphen leaves it open,
 * or a bundled brief and one of the guild have the same code. What is no id is taken for words of a claim.
 *
 * @throws LocalizedError where it means none: nothing is near the words, the brief was removed, or it never had such a
 * claim.
 */
export async function resolveClaim(
  text: string,
  { guildId }: Pick<Request, 'guildId'>,
  services: Services,
): Promise<readonly MeantClaim[]> {
  const collection = await services.library.collection(guildId);
  const { briefs } = collection;
  const removed = guildId === null ? [] : await services.store.briefs.list(guildId, { removed: true });
  const readings = readClaimId(
    text,
    [...briefs, ...removed].map(({ code }) => code),
  );
  const [reading] = readings;
  if (!reading) {
    const near = await claimsNear(text, collection);
    if (near.length === 0) throw notAnId(text, briefs);
    return near;
  }

  const candidates = readings.flatMap(({ code, label, version }) =>
    briefs.filter((brief) => brief.code === code).map((brief) => ({ brief, label, version })),
  );
  const current = candidates.filter(({ brief, label }) => findClaim(brief, label));
  if (current.length > 0) return current;
  const dropped: MeantClaim[] = [];
  for (const candidate of candidates) {
    const wordings = await wordingsOf(candidate.brief, services);
    if (wordings.some(({ labels }) => labels.includes(candidate.label))) dropped.push(candidate);
  }
  if (dropped.length > 0) return dropped;
  throw unknownClaim(reading, briefs, removed);
}

async function claimsNear(words: string, collection: Collection): Promise<readonly MeantClaim[]> {
  const answer = await collection.answer(words, { limit: MOST_NEAR });
  const points = answer.kind === 'answered' ? answer.points : answer.isNear ? answer.nearest : [];
  return points.flatMap(({ brief, ...position }): MeantClaim[] => {
    const label = brief.labels[claimOrdinal(brief, position)];
    return label === undefined ? [] : [{ brief, label, version: undefined }];
  });
}

function notAnId(text: string, briefs: readonly Brief[]): LocalizedError {
  const [example] = briefs.flatMap((brief) => firstId(brief));
  if (example === undefined) return new LocalizedError('unanswered.no-briefs');
  return new LocalizedError('claim.not-an-id', { text, example });
}

function unknownClaim(
  reference: ClaimReference,
  briefs: readonly Brief[],
  removed: readonly BriefSummary[],
): LocalizedError {
  const id = formatClaimId(reference);
  const brief = briefs.find(({ code }) => code === reference.code);
  if (brief) return new LocalizedError('claim.unknown', { id, brief: brief.title });
  const { title = '' } = removed.find(({ code }) => code === reference.code) ?? {};
  return new LocalizedError('claim.brief-removed', { id, brief: title });
}

function firstId(brief: Brief): string[] {
  const themeIndex = brief.themes.findIndex(({ claims }) => claims.length > 0);
  return brief.labels.length === 0 ? [] : [claimId(brief, { themeIndex, claimIndex: 0 })];
}
