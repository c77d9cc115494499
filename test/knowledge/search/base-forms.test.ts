import { expect, test } from 'vitest';
import { baseForm } from '../../../src/knowledge/search/base-forms.ts';

test.each([
  ['began', 'begin'],
  ['criteria', 'criterion'],
  ['km', 'kilometer'],
  ['usd', 'dollar'],
  ['sept', 'september'],
  ['organised', 'organized'],
  ['labour', 'labor'],
  ['centres', 'centers'],
  ['defence', 'defense'],
  ['bridge', 'bridge'],
  ['tourist', 'tourist'],
  ['four', 'four'],
])('%s is looked for as %s', (form, base) => {
  expect(baseForm(form)).toBe(base);
});
