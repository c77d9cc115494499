import { expect, it } from 'vitest';
import { draftForm } from '../../../src/commands/brief/draft-form.ts';
import { readBrief } from '../../../src/knowledge/reading/index.ts';
import { catalogs } from '../../../src/messages/catalogs.ts';
import { speaker } from '../../../src/messages/speak.ts';

it.each([...catalogs.keys()])('the example in the form is a brief without a problem: %s', (locale) => {
  const form = draftForm({ target: { kind: 'new' }, heading: 'Add' }, speaker(locale));
  const example = form?.fields.flatMap((field) =>
    field.kind === 'text' && field.placeholder !== undefined ? [field.placeholder] : [],
  );
  const { brief, problems } = readBrief(example?.[0] ?? '');
  expect(problems).toEqual([]);
  expect(brief?.language).toBe(locale.split('-')[0]);
  expect(brief?.coreViewpoint).toMatchObject([{ citations: [1] }]);
  expect(brief?.themes).toMatchObject([{ claims: [{ citations: [2, 3] }] }]);
  expect(brief?.themes[0]?.title).not.toMatch(/\d/);
});

it.each([...catalogs.keys()])('what answers call the core viewpoint is read as its label: %s', (locale) => {
  const label = speaker(locale)('claims.core-viewpoint');
  const { brief } = readBrief(`${label}\n- A [1].\n\nGroup 1: B\n- C [2].`);
  expect(brief?.coreViewpoint).toMatchObject([{ text: 'A.' }]);
  expect(brief?.title).not.toBe(label);
});
