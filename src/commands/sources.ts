import { placedClaims, type Brief } from '../knowledge/brief.ts';
import { briefKey } from '../knowledge/brief-key.ts';
import type { Passage } from '../knowledge/stores/brief-store.ts';
import { speaker, type Say } from '../messages/speak.ts';
import { briefChoices, briefOption, chosenBrief } from './brief-option.ts';
import { sourceLine } from './claims/chapters.ts';
import { findByKey } from './claims/claim-state.ts';
import { defineCommand } from './command.ts';
import { whichServer } from './conversation/which-server.ts';
import { passageCard } from './passages/passage-card.ts';
import { linksOfBrief, passagesOf } from './passages/passage-links.ts';
import { passageLabel } from './passages/passage-menu.ts';
import type { Card, MenuOption } from './reply.ts';
import type { Services } from './services.ts';

/** How a card is shown this time. */
interface View {
  readonly say: Say;
  readonly page: number;
}

/** `/sources`: the article behind each brief, its passages, and which claims rest on which of them. */
export const sources = defineCommand({
  definition: {
    name: 'sources',
    options: [briefOption],
  },

  async execute(request, services) {
    const choice = await whichServer(request, services);
    if (choice) return choice;
    const { guildId, locale } = request;
    const collection = await services.library.collection(guildId);
    const brief = chosenBrief(request.options.brief, collection);
    const briefs = brief ? [brief] : collection.briefs;
    const card = await sourcesCard(briefs, { say: speaker(locale), page: 0 }, services);
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
      const card = await sourcesCard(briefs, { say: speaker(locale), page: 0 }, services);
      return chosen === undefined
        ? { kind: 'message', visibility: 'private', card }
        : { kind: 'update', card };
    },

    /** Turns the page of a select too long for one. */
    async page({ guildId, locale, args: [key = '', page = '0'] }, services) {
      const collection = await services.library.collection(guildId);
      const briefs = key === '' ? collection.briefs : [findByKey(collection, key)];
      return {
        kind: 'update',
        card: await sourcesCard(briefs, { say: speaker(locale), page: Number(page) }, services),
      };
    },

    /** Opens the chosen passage; when turning its pages, the one in the arguments. */
    async passage({ guildId, locale, args: [key = '', number, page = '0'], values: [chosen] }, services) {
      const brief = findByKey(await services.library.collection(guildId), key);
      const view = { say: speaker(locale), page: Number(page) };
      return { kind: 'update', card: await cardOfPassage(brief, Number(chosen ?? number), view, services) };
    },

    /** Opens the passage that is chosen below a list of claims (`<brief key>/<number>`), in a message of its own. */
    async open({ guildId, locale, values: [chosen = ''] }, services) {
      const [key = '', number] = chosen.split('/');
      const brief = findByKey(await services.library.collection(guildId), key);
      const card = await cardOfPassage(brief, Number(number), { say: speaker(locale), page: 0 }, services);
      return { kind: 'message', visibility: 'private', card };
    },
  },
});

async function cardOfPassage(brief: Brief, number: number, view: View, { store }: Services): Promise<Card> {
  const passages = await passagesOf(brief, store);
  const passage = passages.find((candidate) => candidate.number === number);
  const links = await linksOfBrief(brief, store);
  return passageCard({ brief, number, passage, links }, view);
}

async function sourcesCard(briefs: readonly Brief[], view: View, { store }: Services): Promise<Card> {
  const [brief] = briefs;
  if (!brief) return { tone: 'notice', lead: [view.say('unanswered.no-briefs')] };
  return briefs.length === 1
    ? articleCard(brief, await passagesOf(brief, store), view)
    : chooseCard(briefs, view);
}

/** The article behind one brief, and a select of its passages. */
function articleCard(brief: Brief, passages: readonly Passage[], { say, page }: View): Card {
  const options = passageOptions(brief, passages, say);
  const key = briefKey(brief);
  return {
    tone: 'answer',
    lead: [[{ strong: brief.title }], sourceLine(brief, say)],
    ...(options.length === 0
      ? {}
      : {
          menu: {
            placeholder: say(passages.length > 0 ? 'sources.read-passage' : 'sources.see-claims'),
            action: { command: 'sources', name: 'passage', args: [key] },
            options,
          },
        }),
    notes: [options.length === 0 ? say('sources.no-citations') : noteOn(passages, say)],
    paging: { page, turn: { command: 'sources', name: 'page', args: [key] } },
  };
}

/** Every passage that is cited or there, by number. */
function passageOptions(brief: Brief, passages: readonly Passage[], say: Say): MenuOption[] {
  const texts = new Map(passages.map(({ number, text }) => [number, text]));
  const counts = new Map<number, number>(passages.map(({ number }) => [number, 0]));
  for (const { claim } of placedClaims(brief)) {
    for (const citation of claim.citations) counts.set(citation, (counts.get(citation) ?? 0) + 1);
  }
  return [...counts]
    .sort(([a], [b]) => a - b)
    .map(([number, count]) => ({
      label: passageLabel(number, texts.get(number)),
      value: String(number),
      description: say('sources.claim-count', { count }),
    }));
}

function noteOn(passages: readonly Passage[], say: Say): string {
  if (passages.length === 0) return say('sources.no-texts');
  return say(passages.every(({ text }) => text !== null) ? 'sources.all-texts' : 'sources.some-texts');
}

function chooseCard(briefs: readonly Brief[], { say, page }: View): Card {
  return {
    tone: 'answer',
    lead: [say('sources.which')],
    menu: {
      placeholder: say('sources.choose'),
      action: { command: 'sources', name: 'show', args: [''] },
      options: briefs.map((brief) => ({
        label: brief.title,
        value: briefKey(brief),
        description: sourceLine(brief, say),
      })),
    },
    paging: { page, turn: { command: 'sources', name: 'page', args: [''] } },
  };
}
