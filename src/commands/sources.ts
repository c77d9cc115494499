import { briefKey } from '../knowledge/brief-key.ts';
import { placedClaims, type Brief } from '../knowledge/brief.ts';
import { groupPoints } from '../knowledge/answer.ts';
import { briefChoices, briefOption, resolveBrief } from './brief-option.ts';
import { chaptersOf, sourceLine } from './chapters.ts';
import { findByKey } from './claim-state.ts';
import { defineCommand } from './command.ts';
import type { Card } from './reply.ts';

/** `/sources`: the article behind each brief, and which claims rest on which of its passages. */
export const sources = defineCommand({
  definition: {
    name: 'sources',
    description: 'See the article behind a brief and what rests on each of its passages',
    options: [briefOption],
  },

  async execute({ guildId, locale, options }, { library }) {
    const collection = await library.collection(guildId);
    const briefs =
      options.brief === undefined ? collection.briefs : [resolveBrief(collection, options.brief)];
    return { kind: 'message', visibility: 'private', card: sourcesCard(briefs, { locale, page: 0 }) };
  },

  autocomplete: briefChoices,

  actions: {
    /** Opens the sources of the briefs whose keys the argument joins with dots, or of a chosen one. */
    async show({ guildId, locale, args: [keys = ''], values: [chosen] }, { library }) {
      const collection = await library.collection(guildId);
      const briefs = (chosen ?? keys).split('.').map((key) => findByKey(collection, key));
      const card = sourcesCard(briefs, { locale, page: 0 });
      return chosen === undefined
        ? { kind: 'message', visibility: 'private', card }
        : { kind: 'update', card };
    },

    /** Turns the page of a select too long for one. */
    async page({ guildId, locale, args: [key = '', page = '0'] }, { library }) {
      const collection = await library.collection(guildId);
      const briefs = key === '' ? collection.briefs : [findByKey(collection, key)];
      return { kind: 'update', card: sourcesCard(briefs, { locale, page: Number(page) }) };
    },

    /** Lists the claims that cite the chosen passage; when turning its pages, the one in the arguments. */
    async citing({ guildId, locale, args: [key = '', citation, page = '0'], values: [chosen] }, { library }) {
      const brief = findByKey(await library.collection(guildId), key);
      return {
        kind: 'update',
        card: citingCard(brief, Number(chosen ?? citation), { locale, page: Number(page) }),
      };
    },
  },
});

function sourcesCard(briefs: readonly Brief[], { locale, page }: { locale: string; page: number }): Card {
  const [brief] = briefs;
  if (!brief) return { tone: 'notice', lead: ['There are no briefs here yet.'] };
  return briefs.length === 1 ? sourceCard(brief, { locale, page }) : chooseCard(briefs, { locale, page });
}

function sourceCard(brief: Brief, { locale, page }: { locale: string; page: number }): Card {
  const counts = citationCounts(brief);
  return {
    tone: 'answer',
    lead: [[{ strong: brief.title }], sourceLine(brief, locale)],
    menu: {
      placeholder: 'See what rests on a passage',
      action: { command: 'sources', name: 'citing', args: [briefKey(brief)] },
      options: [...counts].map(([citation, count]) => ({
        label: `[${citation}]`,
        value: String(citation),
        description: count === 1 ? '1 claim' : `${count} claims`,
      })),
    },
    notes: ['The numbers are passages of this article. Its text is not part of the brief.'],
    paging: { page, turn: { command: 'sources', name: 'page', args: [briefKey(brief)] } },
  };
}

function chooseCard(briefs: readonly Brief[], { locale, page }: { locale: string; page: number }): Card {
  return {
    tone: 'answer',
    lead: ['Which brief’s source?'],
    menu: {
      placeholder: 'Choose a brief',
      action: { command: 'sources', name: 'show', args: [''] },
      options: briefs.map((brief) => ({
        label: brief.title,
        value: briefKey(brief),
        description: sourceLine(brief, locale),
      })),
    },
    paging: { page, turn: { command: 'sources', name: 'page', args: [''] } },
  };
}

function citingCard(
  brief: Brief,
  citation: number,
  { locale, page }: { locale: string; page: number },
): Card {
  const citing = placedClaims(brief).filter(({ claim }) => claim.citations.includes(citation));
  return {
    tone: 'answer',
    lead: [`What rests on passage [${citation}]`],
    chapters: chaptersOf(groupPoints(citing.map((placed) => ({ ...placed, brief, score: 0 }))), locale),
    buttons: [{ label: 'Back', action: { command: 'sources', name: 'page', args: [briefKey(brief), '0'] } }],
    paging: { page, turn: { command: 'sources', name: 'citing', args: [briefKey(brief), String(citation)] } },
  };
}

/** How many claims cite each passage, by passage number. */
function citationCounts(brief: Brief): Map<number, number> {
  const counts = new Map<number, number>();
  for (const { claim } of placedClaims(brief)) {
    for (const citation of claim.citations) counts.set(citation, (counts.get(citation) ?? 0) + 1);
  }
  return new Map([...counts].sort(([a], [b]) => a - b));
}
