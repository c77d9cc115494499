import type { Brief } from '../knowledge/brief.ts';
import { claimHistory, type ClaimEvent } from '../knowledge/claim-ids/claim-history.ts';
import { findClaim, formatClaimId } from '../knowledge/claim-ids/claim-id.ts';
import { LocalizedError } from '../messages/localized-error.ts';
import { speaker, type Say } from '../messages/speak.ts';
import { briefReference, findReferred, wordingsOf } from './brief-reference.ts';
import { checkActions } from './check-against-briefs.ts';
import { claimCard } from './claims/claim-card.ts';
import { claimChoices } from './claims/claim-choices.ts';
import { resolveClaim, type MeantClaim } from './claims/resolve-claim.ts';
import { defineCommand, type Request } from './command.ts';
import { whichServer } from './conversation/which-server.ts';
import { linksOfBrief, passagesOf } from './passages/passage-links.ts';
import type { Card, MenuOption } from './reply.ts';
import type { Services } from './services.ts';
import { shareableCard } from './shareable-card.ts';

/** The arguments are a brief's reference, a claim's label, and a version or nothing. */
const cards = shareableCard('claim', cardFromArgs);

/** `/claim`: one claim by its id, with its theme, citations, passages and history. */
export const claim = defineCommand({
  definition: {
    name: 'claim',
    options: [{ type: 'string', name: 'id', isRequired: true, hasAutocomplete: true }],
  },

  async execute(request, services) {
    const choice = await whichServer(request, services);
    if (choice) return choice;
    const meant = await resolveClaim(request.options.id, request, services);
    const [only] = meant;
    if (only && meant.length === 1) return await cards.show(argsOf(only), request, services);
    return { kind: 'message', visibility: 'private', card: chooseCard(meant, speaker(request.locale)) };
  },

  autocomplete: claimChoices,

  actions: {
    ...cards.actions,
    ...checkActions,

    /** Shows the claim that was chosen of several with the same id. */
    async choose(request, services) {
      const args = request.values[0]?.split('/') ?? [];
      const { card } = await cards.show(args, request, services);
      return { kind: 'update', card };
    },
  },
});

function argsOf({ brief, label, version }: MeantClaim): readonly string[] {
  return [briefReference(brief), label, version === undefined ? '' : String(version)];
}

function chooseCard(meant: readonly MeantClaim[], say: Say): Card {
  return {
    tone: 'notice',
    lead: [say('claim.several')],
    menu: {
      placeholder: say('claim.choose'),
      action: { command: 'claim', name: 'choose', args: [] },
      options: meant.map(optionOf),
    },
  };
}

/** By its id and brief, and by what it says; of a dropped one there is nothing to say here. */
function optionOf(candidate: MeantClaim): MenuOption {
  const { brief, label } = candidate;
  const text = findClaim(brief, label)?.claim.text;
  return {
    label: `${formatClaimId({ code: brief.code, label })} · ${brief.title}`,
    value: argsOf(candidate).join('/'),
    ...(text === undefined ? {} : { description: text }),
  };
}

async function cardFromArgs(
  [reference = '', label = '', version = '']: readonly string[],
  request: Pick<Request, 'guildId'>,
  services: Services,
  say: Say,
): Promise<Card> {
  const current = await findReferred(reference, request, services);
  const events = claimHistory(await wordingsOf(current, services), label);
  const asked = version === '' ? undefined : Number(version);
  const brief =
    asked === undefined
      ? lastReading(events, current, label)
      : await findReferred(reference, request, services, asked);
  const placed = brief && findClaim(brief, label);
  if (!placed) {
    const id = formatClaimId({ code: current.code, label });
    throw new LocalizedError('claim.not-in-version', { id, version: String(asked ?? current.version) });
  }
  const { citations } = placed.claim;
  const passages = (await passagesOf(brief, services.store)).filter(
    ({ number, text }) => citations.includes(number) && text !== null && text.trim() !== '',
  );
  const links = await linksOfBrief(brief, services.store);
  const last = events.at(-1);
  const droppedIn = asked === undefined && last?.kind === 'dropped' ? last.brief : undefined;
  return claimCard({ brief, current, placed, label, droppedIn, events, passages, links }, say);
}

/** The brief as it stands if it has the claim, else the last version that had it. */
function lastReading(events: readonly ClaimEvent[], current: Brief, label: string): Brief | undefined {
  return findClaim(current, label) ? current : events.findLast(({ kind }) => kind !== 'dropped')?.brief;
}
