import type { BriefSummary } from '../../knowledge/brief-store.ts';
import { placedClaims, type Brief } from '../../knowledge/brief.ts';
import type { GuildSettings } from '../../knowledge/guild-settings.ts';
import { sourceDate } from '../chapters.ts';
import type { Card, Chapter, Span } from '../reply.ts';
import { pageOf } from './page-of.ts';
import { countClaims, excerpt, personSpan } from './version-line.ts';

/** What a list is made of. */
export interface ListedBriefs {
  readonly own: readonly BriefSummary[];
  readonly bundled: readonly Brief[];
  readonly settings: GuildSettings;
}

type Row =
  | { readonly kind: 'own'; readonly brief: BriefSummary }
  | { readonly kind: 'bundled'; readonly brief: Brief };

/** The briefs that a server has, its own before those that ship with the bot. */
export function listCard(
  { own, bundled, settings }: ListedBriefs,
  { locale, page }: { locale: string; page: number },
): Card {
  const rows: Row[] = [
    ...own.map((brief) => ({ kind: 'own', brief }) as const),
    ...bundled.map((brief) => ({ kind: 'bundled', brief }) as const),
  ];
  const shown = pageOf(rows, page, { command: 'brief list', name: 'page', args: ['kept'] });
  return {
    ...cardOf(shown.items, { settings, locale }),
    buttons: shown.buttons,
    notes: [
      ...(shown.note === undefined ? [] : [shown.note]),
      ...(own.length > 0
        ? []
        : [['This server has no brief of its own yet. ', { command: 'brief add' }, ' adds one.']]),
    ],
  };
}

/** The briefs that were removed and can be brought back. */
export function removedCard(
  { own, settings }: Pick<ListedBriefs, 'own' | 'settings'>,
  { locale, page }: { locale: string; page: number },
): Card {
  if (own.length === 0) return { tone: 'notice', lead: ['No brief of this server is removed.'] };
  const rows = own.map((brief): Row => ({ kind: 'own', brief }));
  const shown = pageOf(rows, page, { command: 'brief list', name: 'page', args: ['removed'] });
  return {
    ...cardOf(shown.items, { settings, locale }),
    buttons: shown.buttons,
    notes: [
      ...(shown.note === undefined ? [] : [shown.note]),
      ['Choose one and press Restore, or use ', { command: 'brief restore' }, '.'],
    ],
  };
}

function cardOf(
  rows: readonly Row[],
  context: { settings: GuildSettings; locale: string },
): Pick<Card, 'tone' | 'chapters' | 'menu'> {
  const bulletsOf = (kind: Row['kind']) =>
    rows.filter((row) => row.kind === kind).map((row) => ({ text: rowLine(row, context) }));
  const removed = rows.some(({ kind, brief }) => kind === 'own' && brief.removed);
  const chapters: Chapter[] = [
    { title: removed ? 'Removed briefs' : 'This server’s briefs', sections: [{ bullets: bulletsOf('own') }] },
    { title: 'Briefs that ship with the bot', sections: [{ bullets: bulletsOf('bundled') }] },
  ];
  return {
    tone: 'answer',
    chapters: chapters.filter(({ sections }) => sections.some(({ bullets }) => bullets.length > 0)),
    ...(rows.length === 0
      ? {}
      : {
          menu: {
            placeholder: 'Open a brief',
            action: { command: 'brief show', name: 'open', args: [] },
            options: rows.map((row) => ({
              label: row.brief.title,
              value: row.brief.id,
              description: `${countClaims(claimCount(row))}, ${row.brief.slug}`,
            })),
          },
        }),
  };
}

function rowLine(row: Row, { settings, locale }: { settings: GuildSettings; locale: string }): Span[] {
  const { kind, brief } = row;
  const publishedAt = kind === 'own' ? brief.publishedAt : brief.source.publishedAt;
  const facts = [
    countClaims(claimCount(row)),
    publishedAt === null ? 'source without date' : `source of ${sourceDate(publishedAt, locale)}`,
  ];
  const marks = [
    ...(brief.id === settings.defaultBriefId ? ['the default'] : []),
    ...(settings.hiddenBriefIds.includes(brief.id) ? ['hidden'] : []),
  ];
  return [
    { strong: excerpt(brief.title) },
    ` (${brief.slug}): ${facts.join(', ')}`,
    ...(kind === 'own' ? changeSpans(brief) : []),
    ...marks.flatMap((mark): Span[] => [', ', { strong: mark }]),
  ];
}

function changeSpans({ version, removed, updatedBy, updatedAt }: BriefSummary): Span[] {
  return [
    removed ? ', removed by ' : `, version ${version} by `,
    personSpan(updatedBy),
    ' ',
    { time: updatedAt, style: 'relative' },
  ];
}

function claimCount({ kind, brief }: Row): number {
  return kind === 'own' ? brief.claimCount : placedClaims(brief).length;
}
