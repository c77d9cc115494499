import { placedClaims, type Brief } from '../../knowledge/brief.ts';
import type { BriefSummary } from '../../knowledge/stores/brief-store.ts';
import type { GuildSettings } from '../../knowledge/stores/guild-settings.ts';
import type { Say } from '../../messages/speak.ts';
import { sourceDate } from '../claims/chapters.ts';
import { pageOf } from '../page-of.ts';
import { personSpan } from '../person-span.ts';
import type { Card, Chapter, Span } from '../reply.ts';
import { excerpt } from './version-line.ts';

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
  { say, page }: { say: Say; page: number },
): Card {
  const rows: Row[] = [
    ...own.map((brief) => ({ kind: 'own', brief }) as const),
    ...bundled.map((brief) => ({ kind: 'bundled', brief }) as const),
  ];
  const shown = pageOf(rows, page, { command: 'brief list', name: 'page', args: ['kept'] }, say);
  return {
    ...cardOf(shown.items, { settings, say }),
    buttons: shown.buttons,
    notes: [
      ...(shown.note === undefined ? [] : [shown.note]),
      ...(own.length > 0 ? [] : [say.line('list.none', { add: { command: 'brief add' } })]),
    ],
  };
}

/** The briefs that were removed and can be brought back. */
export function removedCard(
  { own, settings }: Pick<ListedBriefs, 'own' | 'settings'>,
  { say, page }: { say: Say; page: number },
): Card {
  if (own.length === 0) return { tone: 'notice', lead: [say('list.none-removed')] };
  const rows = own.map((brief): Row => ({ kind: 'own', brief }));
  const shown = pageOf(rows, page, { command: 'brief list', name: 'page', args: ['removed'] }, say);
  return {
    ...cardOf(shown.items, { settings, say }),
    buttons: shown.buttons,
    notes: [
      ...(shown.note === undefined ? [] : [shown.note]),
      say.line('list.restore', { restore: { command: 'brief restore' } }),
    ],
  };
}

function cardOf(
  rows: readonly Row[],
  context: { settings: GuildSettings; say: Say },
): Pick<Card, 'tone' | 'chapters' | 'menu'> {
  const { say } = context;
  const bulletsOf = (kind: Row['kind']) =>
    rows.filter((row) => row.kind === kind).map((row) => ({ text: rowLine(row, context) }));
  const removed = rows.some(({ kind, brief }) => kind === 'own' && brief.removed);
  const chapters: Chapter[] = [
    { title: say(removed ? 'list.removed' : 'list.own'), sections: [{ bullets: bulletsOf('own') }] },
    { title: say('list.bundled'), sections: [{ bullets: bulletsOf('bundled') }] },
  ];
  return {
    tone: 'answer',
    chapters: chapters.filter(({ sections }) => sections.some(({ bullets }) => bullets.length > 0)),
    ...(rows.length === 0
      ? {}
      : {
          menu: {
            placeholder: say('list.open'),
            action: { command: 'brief show', name: 'open', args: [] },
            options: rows.map((row) => ({
              label: row.brief.title,
              value: row.brief.id,
              description: say('list.menu', { claims: claimCount(row), name: row.brief.slug }),
            })),
          },
        }),
  };
}

function rowLine(row: Row, { settings, say }: { settings: GuildSettings; say: Say }): Span[] {
  const { kind, brief } = row;
  const publishedAt = kind === 'own' ? brief.publishedAt : brief.source.publishedAt;
  const facts = say.line('list.row', {
    brief: { strong: excerpt(brief.title) },
    name: brief.slug,
    claims: claimCount(row),
    isDated: publishedAt === null ? 'no' : 'yes',
    date: publishedAt === null ? '' : sourceDate(publishedAt, say.locale),
  });
  const marks = [
    ...(brief.id === settings.defaultBriefId ? [say('list.default')] : []),
    ...(settings.hiddenBriefIds.includes(brief.id) ? [say('list.hidden')] : []),
  ];
  return [
    ...facts,
    ...(kind === 'own' ? [say('list.comma'), ...changeSpans(brief, say)] : []),
    ...marks.flatMap((mark): Span[] => [say('list.comma'), { strong: mark }]),
  ];
}

function changeSpans({ version, removed, updatedBy, updatedAt }: BriefSummary, say: Say): Span[] {
  const values = {
    version,
    who: personSpan(updatedBy, say),
    when: { time: updatedAt, style: 'relative' as const },
  };
  return say.line(removed ? 'list.removed-by' : 'list.version-by', values);
}

function claimCount({ kind, brief }: Row): number {
  return kind === 'own' ? brief.claimCount : placedClaims(brief).length;
}
