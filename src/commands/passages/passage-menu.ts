import type { PointGroup } from '../../knowledge/answer.ts';
import type { Brief } from '../../knowledge/brief.ts';
import { briefKey } from '../../knowledge/brief-key.ts';
import type { Say } from '../../messages/speak.ts';
import type { Menu, MenuOption } from '../reply.ts';
import type { Services } from '../services.ts';
import { BEGINNING_LENGTH, passageEntries } from './passage-links.ts';

/** A select holds no more; all passages there are stand behind Sources. */
const MAX_PASSAGES = 25;

/** A select that opens any passage which the claims of a list cite; undefined where they cite none. */
export async function passageMenu(
  groups: readonly PointGroup[],
  { store }: Pick<Services, 'store'>,
  say: Say,
): Promise<Menu | undefined> {
  const byBrief = Map.groupBy(groups, ({ brief }) => brief);
  const options = await Promise.all(
    [...byBrief].map(([brief, own]) => optionsOf(brief, own, byBrief.size, store)),
  );
  const all = options.flat().slice(0, MAX_PASSAGES);
  if (all.length === 0) return undefined;
  return {
    // Where no passage came with its text, there is only what rests on it to be seen.
    placeholder: say(hasText(all) ? 'sources.read-passage' : 'sources.see-claims'),
    action: { command: 'sources', name: 'open', args: [] },
    options: all,
  };
}

function hasText(options: readonly MenuOption[]): boolean {
  return options.some(({ label }) => !/^\[\d+\]$/.test(label));
}

async function optionsOf(
  brief: Brief,
  groups: readonly PointGroup[],
  briefCount: number,
  store: Services['store'],
): Promise<MenuOption[]> {
  const cited = groups.flatMap(({ points }) => points.flatMap(({ claim }) => claim.citations));
  if (cited.length === 0) return [];
  const entries = await passageEntries(brief, store);
  const beginnings = new Map(entries.map(({ number, beginning }) => [number, beginning]));
  return [...new Set(cited)]
    .sort((a, b) => a - b)
    .map((number) => ({
      label: passageLabel(number, beginnings.get(number)),
      value: `${briefKey(brief)}/${number}`,
      ...(briefCount > 1 ? { description: brief.title } : {}),
    }));
}

/** `[5] How the passage begins`, of a text or its beginning. */
export function passageLabel(number: number, text: string | null | undefined): string {
  const beginning = (text ?? '').slice(0, BEGINNING_LENGTH).replaceAll(/\s+/g, ' ');
  return `[${number}] ${beginning}`.trimEnd();
}
