import { LocalizedError } from '../../messages/localized-error.ts';
import { speaker, type Say } from '../../messages/speak.ts';
import { defineCommand } from '../command.ts';
import type { Bullet, Button, MessageReply, Reply } from '../reply.ts';
import { requireGuild } from '../require-guild.ts';
import { draftCard, draftExits } from './draft-card.ts';
import { formatParcel, parseParcel } from './parcel.ts';
import { draftGone } from './publish.ts';
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
    const card = await draftCard(draft, { say: speaker(request.locale) }, services);
    return { kind: 'message', visibility: 'private', card };
  },

  actions: {
    async publish(request, services) {
      const say = speaker(request.locale);
      const owner = { guildId: requireGuild(request), by: request.userId };
      const draft = await services.store.drafts.get(owner, request.args[0] ?? '');
      if (!draft) return draftGone(say);
      const parcel = parseParcel(draft.text);
      if (!parcel) throw new LocalizedError('import.no-longer', { drafts: { command: 'brief drafts' } });
      const outcome = await runImport(draft, parcel, request, services);
      return outcome ? resultReply(outcome, say) : draftGone(say);
    },
  },
});

/** Bullets of the result; what goes beyond is in a file. */
const MAX_BULLETS = 10;

function resultReply({ results, rest }: ImportOutcome, say: Say): Reply {
  const left = results.filter(({ refusal }) => refusal !== undefined);
  const done = results.length - left.length;
  const again: Button[] = rest
    ? [
        {
          label: say('import.try-left', { count: left.length }),
          style: 'primary',
          action: { command: 'brief import', name: 'publish', args: [rest.id] },
        },
        ...draftExits(rest.id, say),
      ]
    : [];
  const more = results.length - MAX_BULLETS;
  return {
    kind: 'update',
    card: {
      tone: left.length === 0 ? 'answer' : 'notice',
      lead: [
        say('import.published', { count: done }),
        ...(left.length === 0 ? [] : [say('import.left', { count: left.length })]),
      ],
      chapters: [
        {
          title: say('import.done'),
          sections: [
            {
              bullets: [...left, ...results.filter((result) => !left.includes(result))]
                .slice(0, MAX_BULLETS)
                .map((result) => resultBullet(result, say)),
            },
          ],
        },
      ],
      buttons: again,
      notes: more > 0 ? [say('import.more', { count: more })] : [],
    },
    ...(more > 0 ? { followUp: listReply(results, say) } : {}),
  };
}

function resultBullet({ entry, refusal }: ImportResult, say: Say): Bullet {
  const name = { strong: entry.item.content.title };
  return { text: say.line('file.named', { name, why: outcomeOf({ entry, refusal }, say) }) };
}

function listReply(results: readonly ImportResult[], say: Say): MessageReply {
  const lines = results.map(
    ({ entry, refusal }) =>
      `${entry.item.from}: ${entry.item.content.title}: ${outcomeOf({ entry, refusal }, say)}`,
  );
  return {
    kind: 'message',
    visibility: 'private',
    card: { tone: 'answer', lead: [say('import.list')] },
    files: [{ name: 'import.txt', content: `${lines.join('\n')}\n` }],
  };
}

function outcomeOf({ entry, refusal }: ImportResult, say: Say): string {
  if (refusal) return say(refusal.key, refusal.values);
  return entry.kind === 'version'
    ? say('import.outcome-version', { version: entry.of.version + 1 })
    : say('import.outcome-new');
}
