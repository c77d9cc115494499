import { describe, expect, it } from 'vitest';
import { takeCitations, writeCitations } from '../../../src/knowledge/reading/citations.ts';

describe('takeCitations', () => {
  it.each([
    ['Rents rose [1].', 'Rents rose.', [1]],
    ['Rents rose [2][1][2].', 'Rents rose.', [1, 2]],
    ['Rents rose [1, 2].', 'Rents rose.', [1, 2]],
    ['Rents rose [1,2] .', 'Rents rose.', [1, 2]],
    ['Rents rose [3-5].', 'Rents rose.', [3, 4, 5]],
    ['Rents rose [3 – 5; 9].', 'Rents rose.', [3, 4, 5, 9]],
    ['Rents rose 【7】.', 'Rents rose.', [7]],
    ['Rents rose [3、4].', 'Rents rose.', [3, 4]],
    ['Rents rose [^3][^4].', 'Rents rose.', [3, 4]],
    ['Rents rose [5]、[6].', 'Rents rose.', [5, 6]],
    ['Rents rose 【5】 【6】.', 'Rents rose.', [5, 6]],
    ['Rents rose ［１２］.', 'Rents rose.', [12]],
    ['Rents rose. [8]', 'Rents rose.', [8]],
    ['Rents rose. [8].', 'Rents rose.', [8]],
    ['Rents rose [8]', 'Rents rose', [8]],
    ['Did rents rose? [8]', 'Did rents rose?', [8]],
    ['Rents rose 【7†source】【8†L1-L9】.', 'Rents rose.', [7, 8]],
    ['Rents rose [4](https://example.org/4).', 'Rents rose.', [4]],
    ['Rents rose [[5]](https://example.org/a_b)[[6]](#fn6).', 'Rents rose.', [5, 6]],
    ['Rents rose [5]-[7][9].', 'Rents rose.', [5, 6, 7, 9]],
    ['房租上涨[5]～[7]。', '房租上涨。', [5, 6, 7]],
    ['房租上涨[1]、[2]。', '房租上涨。', [1, 2]],
    ['房租上涨。【3】', '房租上涨。', [3]],
    ['Rents rose [1][2]. Wages did not. [3]', 'Rents rose. Wages did not.', [1, 2, 3]],
    ['Rents rose [1], and wages fell [2].', 'Rents rose, and wages fell.', [1, 2]],
    ['[4] Rents rose.', 'Rents rose.', [4]],
  ])('reads %j', (text, claim, citations) => {
    expect(takeCitations(text)).toEqual({ text: claim, citations, oddMarkers: [] });
  });

  it.each([
    'Article [2] of the treaty promises water.',
    'They breached Article [2].',
    'The forcast [sic] was wrong.',
    'The court may rule on the [retroactive] treatment.',
    'A dam [planned, not yet funded] would help.',
    'The seats [12 of them] were empty.',
    'C5+1 met in 2019-2021.',
    'All [5] members agreed.',
    'The team [4](its captain too) won.',
    'The rule is here [see](https://example.org/4).',
    'An [unclosed bracket.',
  ])('leaves %j alone', (text) => {
    expect(takeCitations(text)).toEqual({ text, citations: [], oddMarkers: [] });
  });

  it.each(['[0]', '[2024]', '[1000-1001]', '[5-3]', '[1-99]'])(
    'keeps %s in the text and names it, since no article has such a passage',
    (marker) => {
      const { text, citations, oddMarkers } = takeCitations(`Rents rose ${marker} [7].`);
      expect({ text, citations, oddMarkers }).toEqual({
        text: `Rents rose ${marker}.`,
        citations: [7],
        oddMarkers: [marker],
      });
    },
  );
});

describe('writeCitations', () => {
  it.each([
    ['Rents rose.', [1, 2], 'Rents rose [1][2].'],
    ['Rents rose', [1], 'Rents rose [1]'],
    ['Did rents rise?', [1], 'Did rents rise? [1]'],
    ['房租上涨。', [1], '房租上涨[1]。'],
    ['Rents rose.', [], 'Rents rose.'],
    ['They breached the Article.', [3], 'They breached the Article. [3]'],
  ])('writes %j with %j', (text, citations, written) => {
    expect(writeCitations(text, citations)).toBe(written);
  });
});
