import { describe, expect, test } from 'vitest';
import { findByName } from '../../../src/knowledge/search/name-finder.ts';

const names = ['Money and Funding', 'Design and Construction', 'Obstacles', 'Funding', '资金安排'];
const find = (typed: string): string[] => findByName(names, typed, (name) => [name]);

describe('findByName', () => {
  test('gives all names in their order when nothing is typed', () => {
    expect(find('  ')).toEqual(names);
  });

  test.each([
    ['the exact name first', 'funding', 'Funding'],
    ['a beginning', 'des', 'Design and Construction'],
    ['a misspelling', 'obstecles', 'Obstacles'],
    ['a word within', 'construction', 'Design and Construction'],
    ['other scripts', '资金', '资金安排'],
  ])('finds %s', (_, typed, expected) => {
    expect(find(typed)[0]).toBe(expected);
  });

  test('finds nothing like a name that is far from all', () => {
    expect(find('weather')).toEqual([]);
  });
});
