import { expect, test } from 'vitest';
import { fold } from '../../../src/knowledge/search/fold.ts';

test.each([
  ['KAZAKHSTAN', 'kazakhstan'],
  ['ＡＢＣ１２３', 'abc123'],
  ['Poznań', 'poznan'],
  ['Łódź', 'lodz'],
  ['Tromsø', 'tromso'],
  ['Straße', 'strasse'],
  ['café', 'cafe'],
  ['５７％', '57%'],
  ['Йод', 'йод'],
  ['中亚', '中亚'],
])('folds %s to %s', (typed, folded) => {
  expect(fold(typed)).toBe(folded);
});
