import { placedClaims } from '../../knowledge/brief.ts';
import type { Draft } from '../../knowledge/draft-store.ts';
import type { Bullet, Card, Line, Section } from '../reply.ts';
import type { Services } from '../services.ts';
import { planImport, type ImportPlan, type PlanItem } from './import-plan.ts';
import type { Parcel } from './parcel.ts';
import { countClaims } from './version-line.ts';

/** What an import will do, before anything is written, and the button that does it. */
export async function importCard(
  { id, guildId }: Draft,
  parcel: Parcel,
  { page = 0, alert }: { readonly page?: number; readonly alert?: Line | undefined },
  services: Services,
): Promise<Card> {
  const plan = await planImport(guildId, parcel, services);
  const changes = changesOf(plan).length;
  return {
    tone: 'notice',
    lead: [
      ...(alert === undefined ? [] : [alert]),
      [{ strong: `Import of ${parcel.fileName}` }, ': nothing is written yet.'],
      ...roomLines(plan, await services.store.briefs.list(guildId), services),
    ],
    chapters: [{ title: 'What it brings', sections: sectionsOf(plan) }],
    buttons: [
      ...(changes === 0
        ? []
        : [
            {
              label: changes === 1 ? 'Publish it' : `Publish all ${changes}`,
              style: 'primary' as const,
              action: { command: 'brief import', name: 'publish', args: [id] },
            },
          ]),
      { label: 'Discard', style: 'danger', action: { command: 'brief drafts', name: 'ask', args: [id] } },
    ],
    notes: [
      'Only you see this. Once they are published, everyone in this server can ask about them; no other server ever can.',
    ],
    paging: { page, turn: { command: 'brief drafts', name: 'show', args: [id, 'preview'] } },
  };
}

/** What of a plan is there to be done. */
export function changesOf({ items }: ImportPlan) {
  return items.filter((entry) => entry.kind !== 'same');
}

function roomLines(plan: ImportPlan, own: readonly unknown[], { limits }: Services): Line[] {
  const added = plan.items.filter(({ kind }) => kind === 'new').length;
  const room = Math.max(0, limits.briefsPerGuild - own.length);
  if (added <= room) return [];
  return [
    `This server has ${own.length} of the ${limits.briefsPerGuild} briefs that it may have, so only ${room} of the ${added} new ones will fit.`,
  ];
}

function sectionsOf({ items, unreadable }: ImportPlan): Section[] {
  const bulletsOf = (kind: PlanItem['kind']) => items.filter((entry) => entry.kind === kind).map(planBullet);
  const sections: Section[] = [
    { heading: 'New', bullets: bulletsOf('new') },
    { heading: 'New versions', bullets: bulletsOf('version') },
    {
      heading: 'Put aside',
      bullets: unreadable.map(({ from, why }) => ({ text: [{ strong: from }, `: ${why}`] })),
    },
    { heading: 'Skipped, there already', bullets: bulletsOf('same') },
  ];
  return sections.filter(({ bullets }) => bullets.length > 0);
}

function planBullet(entry: PlanItem): Bullet {
  const { content, from, problemCount } = entry.item;
  const facts = [
    countClaims(placedClaims(content).length),
    ...(problemCount === 0
      ? []
      : [problemCount === 1 ? '1 thing to look at' : `${problemCount} things to look at`]),
  ];
  return { text: [{ strong: content.title }, ` (${from}): ${facts.join(', ')}${behind(entry)}`] };
}

function behind(entry: PlanItem): string {
  switch (entry.kind) {
    case 'new':
      return '';
    case 'version':
      return `; becomes version ${entry.of.version + 1} of “${entry.of.title}”`;
    case 'same':
      return `; the same ${entry.where}`;
  }
}
