import { Index as FlexSearchIndex } from 'flexsearch';
import Fuse from 'fuse.js';
import lunr from 'lunr';
import MiniSearch from 'minisearch';
import { ClaimIndex } from '../src/knowledge/search/claim-index.ts';
import { readQuestion } from '../src/knowledge/search/question.ts';

/** How many claims each engine is asked for. */
const LIMIT = 10;

/** Gives how many claims were found for a question. */
export type Ask = (question: string) => number;

/** A search engine as its documentation suggests it for finding claims, misspelt words included. */
export interface Engine {
  readonly name: string;
  /** Beyond so many claims it takes minutes or gigabytes: left out. */
  readonly upTo: number;
  readonly build: (claims: readonly string[]) => Ask;
}

/** What is compared: this project's index by words alone, with its reading of questions, and four others. */
export const ENGINES: readonly Engine[] = [
  { name: 'footnote', upTo: Infinity, build: buildFootnote },
  { name: 'minisearch, fuzzy', upTo: 1_000_000, build: (claims) => buildMiniSearch(claims, 0.2) },
  { name: 'minisearch, exact', upTo: 100_000, build: (claims) => buildMiniSearch(claims, false) },
  { name: 'flexsearch', upTo: 1_000_000, build: buildFlexSearch },
  { name: 'lunr', upTo: 100_000, build: buildLunr },
  { name: 'fuse.js, token search', upTo: 10_000, build: buildFuse },
];

function buildFootnote(claims: readonly string[]): Ask {
  const index = new ClaimIndex();
  index.add(
    'generated',
    claims.map((text) => ({ text })),
  );
  return (text) => {
    const { concepts } = readQuestion(text, index);
    return index.search(
      concepts.map(({ alternatives }) => alternatives),
      { limit: LIMIT },
    ).length;
  };
}

function buildMiniSearch(claims: readonly string[], fuzzy: number | false): Ask {
  const index = new MiniSearch({ fields: ['text'] });
  index.addAll(claims.map((text, id) => ({ id, text })));
  return (text) => index.search(text, { fuzzy }).slice(0, LIMIT).length;
}

function buildFlexSearch(claims: readonly string[]): Ask {
  const index = new FlexSearchIndex({ tokenize: 'strict' });
  claims.forEach((text, id) => index.add(id, text));
  return (text) => index.search(text, { limit: LIMIT, suggest: true }).length;
}

function buildLunr(claims: readonly string[]): Ask {
  const index = lunr((builder) => {
    builder.field('text');
    claims.forEach((text, id) => builder.add({ id, text }));
  });
  return (text) => index.search(text).slice(0, LIMIT).length;
}

function buildFuse(claims: readonly string[]): Ask {
  const index = new Fuse(claims, { useTokenSearch: true });
  return (text) => index.search(text, { limit: LIMIT }).length;
}
