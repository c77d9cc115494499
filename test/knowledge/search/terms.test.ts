import { describe, expect, test } from 'vitest';
import { rememberTerms, termsOf } from '../../../src/knowledge/search/terms.ts';

const terms = (text: string): string[] => termsOf(text).map((term) => term.text);

describe('termsOf', () => {
  test('leaves out grammar, question words and politeness', () => {
    expect(terms('hey, could you please tell me what the bridge is for? thanks')).toEqual(['bridg']);
  });

  test.each([
    ['Japan', 'Japanese', '日本', 'Япония'],
    ['Kazakhstan', 'Kazakh', '哈萨克斯坦', 'カザフスタン', 'Казахстан'],
    ['the United States', 'U.S.', 'American', '美国', 'アメリカ合衆国'],
    ['South Korea', 'South Korean', '韩国'],
  ])('takes names of one country for the same: %s', (...names) => {
    const found = names.map((name) => terms(name));
    expect(found).toEqual(found.map(() => found[0]));
    expect(found[0]?.[0]).toMatch(/^@[A-Z]{2}$/);
  });

  test('takes the longest name of a country', () => {
    expect(terms('North Korea and Papua New Guinea')).toEqual(['@KP', '@PG']);
  });

  test('takes a common word for a country only when it is capitalised', () => {
    expect(terms('polish the turkey with us')).toEqual(['polish', 'turkey']);
    expect(terms('Turkey with US help')).toEqual(['@TR', '@US', 'help']);
  });

  test('finds Chinese by characters and by pairs that do not reach across grammar', () => {
    expect(terms('铁路的票价')).toEqual(['铁', '铁路', '路', '票', '票价', '价']);
  });
});

describe('rememberTerms', () => {
  test('gives the terms of each text, and reads it once', () => {
    const texts: string[] = [];
    const remembered = rememberTerms((text) => {
      texts.push(text);
      return termsOf(text);
    });
    const first = remembered('a new bridge');
    expect(first).toEqual(termsOf('a new bridge'));
    expect(remembered('old tea')).toEqual(termsOf('old tea'));
    expect(remembered('a new bridge')).toBe(first);
    expect(texts).toEqual(['a new bridge', 'old tea']);
  });
});
