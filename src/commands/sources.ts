import { briefKey } from '../knowledge/brief-key.ts';
import type { Passage } from '../knowledge/brief-store.ts';
import { placedClaims, type Brief } from '../knowledge/brief.ts';
import { briefChoices, briefOption, chosenBrief } from './brief-option.ts';
import { sourceLine } from './chapters.ts';
import { findByKey } from './claim-state.ts';
import { defineCommand } from './command.ts';
import { passageCard } from './passage-card.ts';
import { linksOf, passagesOf } from './passage-links.ts';
import type { Card, MenuOption } from './reply.ts';
import type { Services } from './services.ts';

/** How a card is shown this time. */
interface View {
  readonly locale: string;
  readonly page: number;
}

/** `/sources`: the article behind each brief, its passages, and which claims rest on which of them. */
export const sources = defineCommand({
  definition: {
    name: 'sources',
    options: [briefOption],
  },

  async execute(request, services) {
    const { guildId, locale } = request;
    const collection = await services.library.collection(guildId);
    const brief = chosenBrief(request, collection);
    const briefs = brief ? [brief] : collection.briefs;
    const card = await sourcesCard(briefs, { locale, page: 0 }, services);
    return { kind: 'message', visibility: 'private', card };
  },

  autocomplete: briefChoices,

  actions: {
    /** Opens the sources of the briefs whose keys the argument joins with dots, of all, or of a chosen one. */
    async show({ guildId, locale, args: [keys = ''], values: [chosen] }, services) {
      const collection = await services.library.collection(guildId);
      const named = chosen ?? keys;
      const briefs =
        named === '' ? collection.briefs : named.split('.').map((key) => findByKey(collection, key));
      const card = await sourcesCard(briefs, { locale, page: 0 }, services);
      return chosen === undefined
        ? { kind: 'message', visibility: 'private', card }
        : { kind: 'update', card };
    },

    /** Turns the page of a select too long for one. */
    async page({ guildId, locale, args: [key = '', page = '0'] }, services) {
      const collection = await services.library.collection(guildId);
      const briefs = key === '' ? collection.briefs : [findByKey(collection, key)];
      return { kind: 'update', card: await sourcesCard(briefs, { locale, page: Number(page) }, services) };
    },

    /** Opens the chosen passage; when turning its pages, the one in the arguments. */
    async passage({ guildId, locale, args: [key = '', number, page = '0'], values: [chosen] }, services) {
      const brief = findByKey(await services.library.collection(guildId), key);
      const wanted = Number(chosen ?? number);
      const passages = await passagesOf(brief, services.store);
      const passage = passages.find((candidate) => candidate.number === wanted);
      const links = (await linksOf([brief], services.store)).get(brief) ?? new Map<number, string>();
      const card = passageCard({ brief, number: wanted, passage, links }, { locale, page: Number(page) });
      return { kind: 'update', card };
    },
  },
});

async function sourcesCard(briefs: readonly Brief[], view: View, { store }: Services): Promise<Card> {
  const [brief] = briefs;
  if (!brief) return { tone: 'notice', lead: ['There are no briefs here yet.'] };
  return briefs.length === 1
    ? sourceCard(brief, await passagesOf(brief, store), view)
    : chooseCard(briefs, view);
}

function sourceCard(brief: Brief, passages: readonly Passage[], { locale, page }: View): Card {
  const options = passageOptions(brief, passages);
  const key = briefKey(brief);
  return {
    tone: 'answer',
    lead: [[{ strong: brief.title }], sourceLine(brief, locale)],
    ...(options.length === 0
      ? {}
      : {
          menu: {
            placeholder: passages.length > 0 ? 'Read a passage' : 'See what rests on a passage',
            action: { command: 'sources', name: 'passage', args: [key] },
            options,
          },
        }),
    notes: [options.length === 0 ? 'No claim of this brief cites a passage.' : noteOn(passages)],
    paging: { page, turn: { command: 'sources', name: 'page', args: [key] } },
  };
}

/** Every passage that is cited or there, by number. */
function passageOptions(brief: Brief, passages: readonly Passage[]): MenuOption[] {
  const texts = new Map(passages.map(({ number, text }) => [number, text]));
  const counts = new Map<number, number>(passages.map(({ number }) => [number, 0]));
  for (const { claim } of placedClaims(brief)) {
    for (const citation of claim.citations) counts.set(citation, (counts.get(citation) ?? 0) + 1);
  }
  return [...counts]
    .sort(([a], [b]) => a - b)
    .map(([number, count]) => {
      const text = texts.get(number);
      return {
        label: `[${number}]${text ? ` ${text.slice(0, 200).replaceAll(/\s+/g, ' ')}` : ''}`,
        value: String(number),
        description: count === 1 ? '1 claim' : `${count === 0 ? 'no' : count} claims`,
      };
    });
}

function noteOn(passages: readonly Passage[]): string {
  if (passages.length === 0) {
    return 'The numbers are passages of this article. Its text is not part of the brief.';
  }
  return passages.every(({ text }) => text !== null)
    ? 'The numbers are passages of this article.'
    : 'The numbers are passages of this article. Not all of their texts are part of the brief.';
}

function chooseCard(briefs: readonly Brief[], { locale, page }: View): Card {
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
