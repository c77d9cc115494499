import { placedClaims } from '../../knowledge/brief.ts';
import type { Draft } from '../../knowledge/stores/draft-store.ts';
import type { Say } from '../../messages/speak.ts';
import type { Bullet, Card, Line, Section } from '../reply.ts';
import type { Limits, Services } from '../services.ts';
import { planImport, type ImportPlan, type PlanItem } from './import-plan.ts';
import type { Parcel } from './parcel.ts';

/** What an import will do, before anything is written, and the button that does it. */
export async function importCard(
  { id, guildId }: Draft,
  parcel: Parcel,
  { say, page = 0, alert }: { say: Say; page?: number; alert?: Line | undefined },
  services: Services,
): Promise<Card> {
  const plan = await planImport(guildId, parcel, services);
  const changes = changesOf(plan).length;
  return {
    tone: 'notice',
    lead: [
      ...(alert === undefined ? [] : [alert]),
      say.line('import.lead', { file: parcel.fileName }),
      ...roomLines(plan, (await services.store.briefs.list(guildId)).length, services.limits, say),
    ],
    chapters: [{ title: say('import.brings'), sections: sectionsOf(plan, say) }],
    buttons: [
      ...(changes === 0
        ? []
        : [
            {
              label: say('import.publish', { count: changes }),
              style: 'primary' as const,
              action: { command: 'brief import', name: 'publish', args: [id] },
            },
          ]),
      {
        label: say('draft.discard'),
        style: 'danger',
        action: { command: 'brief drafts', name: 'ask', args: [id] },
      },
    ],
    notes: [say('import.private')],
    paging: { page, turn: { command: 'brief drafts', name: 'show', args: [id, 'preview'] } },
  };
}

/** What of a plan is there to be done. */
export function changesOf({ items }: ImportPlan) {
  return items.filter((entry) => entry.kind !== 'same');
}

function roomLines(plan: ImportPlan, count: number, { briefsPerGuild }: Limits, say: Say): Line[] {
  const added = plan.items.filter(({ kind }) => kind === 'new').length;
  const room = Math.max(0, briefsPerGuild - count);
  return added <= room ? [] : [say('import.room', { count, limit: briefsPerGuild, room, added })];
}

function sectionsOf({ items, unreadable }: ImportPlan, say: Say): Section[] {
  const bulletsOf = (kind: PlanItem['kind']) =>
    items.filter((entry) => entry.kind === kind).map((entry) => planBullet(entry, say));
  const sections: Section[] = [
    { heading: say('import.new'), bullets: bulletsOf('new') },
    { heading: say('import.versions'), bullets: bulletsOf('version') },
    {
      heading: say('import.aside'),
      bullets: unreadable.map(({ from, why }) => ({
        text: say.line('file.named', { name: { strong: from }, why: say(why.key, why.values) }),
      })),
    },
    { heading: say('import.skipped'), bullets: bulletsOf('same') },
  ];
  return sections.filter(({ bullets }) => bullets.length > 0);
}

function planBullet(entry: PlanItem, say: Say): Bullet {
  const { content, from, problemCount } = entry.item;
  const values = {
    brief: { strong: content.title },
    from,
    claims: placedClaims(content).length,
    problems: problemCount,
  };
  switch (entry.kind) {
    case 'new':
      return { text: say.line('import.row-new', values) };
    case 'version': {
      const { version, title } = entry.of;
      return { text: say.line('import.row-version', { ...values, version: version + 1, of: title }) };
    }
    case 'same':
      return {
        text: say.line('import.row-same', { ...values, where: say(entry.where.key, entry.where.values) }),
      };
  }
}
