import { UserError } from '../../errors.ts';
import { defineCommand } from '../command.ts';
import type { Bullet, Button, MessageReply, Reply } from '../reply.ts';
import { draftCard, draftExits } from './draft-card.ts';
import { requireGuild } from './own-brief.ts';
import type { PlanItem } from './import-plan.ts';
import { formatParcel, parseParcel } from './parcel.ts';
import { DRAFT_GONE } from './publish.ts';
import { readImport } from './read-import.ts';
import { runImport, type ImportOutcome, type ImportResult } from './run-import.ts';

/** `/brief import`: many briefs at once, from a JSON or a ZIP; says what it will do before it does it. */
export const importCommand = defineCommand({
  definition: {
    name: 'import',
    options: [
      {
        type: 'attachment',
        name: 'file',
        isRequired: true,
      },
    ],
  },

  isLong: true,

  async execute(request, services) {
    const owner = { guildId: requireGuild(request), by: request.userId };
    const parcel = await readImport(request.options.file, services);
    const text = formatParcel(parcel);
    const draft = await services.store.drafts.save({ ...owner, title: null, basedOn: null, text });
    const card = await draftCard(draft, { locale: request.locale }, services);
    return { kind: 'message', visibility: 'private', card };
  },

  actions: {
    async publish(request, services) {
      const owner = { guildId: requireGuild(request), by: request.userId };
      const draft = await services.store.drafts.get(owner, request.args[0] ?? '');
      if (!draft) return DRAFT_GONE;
      const parcel = parseParcel(draft.text);
      if (!parcel) throw new UserError('This draft is no import any more: open it with /brief drafts.');
      const outcome = await runImport(draft, parcel, services);
      return outcome ? resultReply(outcome) : DRAFT_GONE;
    },
  },
});

/** Bullets of the result; what goes beyond is in a file. */
const MAX_BULLETS = 10;

function resultReply({ results, rest }: ImportOutcome): Reply {
  const left = results.filter(({ refusal }) => refusal !== undefined);
  const done = results.length - left.length;
  const again: Button[] = rest
    ? [
        {
          label: left.length === 1 ? 'Try the one left' : `Try the ${left.length} left`,
          style: 'primary',
          action: { command: 'brief import', name: 'publish', args: [rest.id] },
        },
        ...draftExits(rest.id),
      ]
    : [];
  const more = results.length - MAX_BULLETS;
  return {
    kind: 'update',
    card: {
      tone: left.length === 0 ? 'answer' : 'notice',
      lead: [
        [
          done === 1 ? '1 brief is published' : `${done} briefs are published`,
          left.length === 0 ? '.' : `, ${left.length} could not be yet and are kept as a draft.`,
        ],
      ],
      chapters: [
        {
          title: 'What was done',
          sections: [
            {
              bullets: [...left, ...results.filter((result) => !left.includes(result))]
                .slice(0, MAX_BULLETS)
                .map(resultBullet),
            },
          ],
        },
      ],
      buttons: again,
      notes: more > 0 ? [`And ${more} more, in the file below.`] : [],
    },
    ...(more > 0 ? { followUp: listReply(results) } : {}),
  };
}

function resultBullet({ entry, refusal }: ImportResult): Bullet {
  return { text: [{ strong: entry.item.content.title }, `: ${refusal ?? outcomeOf(entry)}`] };
}

function listReply(results: readonly ImportResult[]): MessageReply {
  const lines = results.map(
    ({ entry, refusal }) => `${entry.item.from}: ${entry.item.content.title}: ${refusal ?? outcomeOf(entry)}`,
  );
  return {
    kind: 'message',
    visibility: 'private',
    card: { tone: 'answer', lead: ['All that was done, a line each.'] },
    files: [{ name: 'import.txt', content: `${lines.join('\n')}\n` }],
  };
}

function outcomeOf(entry: PlanItem): string {
  return entry.kind === 'version' ? `version ${entry.of.version + 1}` : 'new';
}
