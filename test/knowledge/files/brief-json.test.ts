import { describe, expect, it } from 'vitest';
import { briefToJson, briefsFromJson, briefsToJson } from '../../../src/knowledge/files/brief-json.ts';
import { speaker } from '../../../src/messages/speak.ts';
import { claim, sampleBrief } from '../../storage/sample-brief.ts';

const passages = [
  { number: 1, text: 'Word for word,\nwith its line break.', url: null },
  { number: 4, text: null, url: 'https://example.org/a' },
];

/** Why the only brief of a JSON could not be read. */
function whyNot(json: unknown): string {
  const [reading] = briefsFromJson(typeof json === 'string' ? json : JSON.stringify(json));
  return reading?.kind === 'unreadable'
    ? speaker('en-US')(`json.${reading.why.kind}`, reading.why.values)
    : 'it could be read';
}

const notABrief = (detail: string) => ({ kind: 'not-a-brief', values: { detail, more: 0 } });

describe('a brief as JSON', () => {
  it('is read as the same brief, with its passages', () => {
    const content = sampleBrief();
    expect(briefsFromJson(briefToJson(content, passages))).toEqual([
      { kind: 'brief', where: '', content, passages },
    ]);
  });

  it('is the same text for the same wording, whatever else the object has', () => {
    const { source, themes, ...rest } = sampleBrief();
    const stored = { version: 3, source, id: 'x', themes, ...rest };
    expect(briefToJson(stored)).toBe(briefToJson(sampleBrief()));
  });

  it('is read with many others, each by itself', () => {
    const content = sampleBrief();
    const many = JSON.parse(briefsToJson([{ content, passages: [] }])) as { briefs: unknown[] };
    many.briefs.push({ title: 'Empty' }, briefsToJson([]));
    expect(briefsFromJson(JSON.stringify(many))).toEqual([
      { kind: 'brief', where: 'briefs[0]', content, passages: [] },
      { kind: 'unreadable', where: 'briefs[1]', why: notABrief('a brief must have at least one claim') },
      {
        kind: 'unreadable',
        where: 'briefs[2]',
        why: notABrief('must be a brief: an object with a title and claims'),
      },
    ]);
  });

  it('may be what the terminal tool prints, or a bare list', () => {
    const brief = JSON.parse(briefToJson(sampleBrief())) as unknown;
    expect(briefsFromJson(JSON.stringify({ brief, problems: [] }))[0]).toMatchObject({ kind: 'brief' });
    expect(briefsFromJson(JSON.stringify([brief, brief])).map(({ where }) => where)).toEqual(['[0]', '[1]']);
  });

  it('finds out what it does not say: language, kinds, challenges', () => {
    const [reading] = briefsFromJson(
      JSON.stringify({
        title: 'Ports',
        themes: [
          { title: 'Challenges Ahead', claims: [{ text: 'The sea is falling.', citations: [4, 2, 4] }] },
        ],
      }),
    );
    expect(reading).toMatchObject({
      content: {
        language: 'en',
        themes: [{ kind: 'challenges', claims: [{ citations: [2, 4], isChallenge: true }] }],
        source: { title: null, publisher: null, publishedAt: null },
      },
    });
  });

  it('keeps a claim on one line', () => {
    const content = sampleBrief({ coreViewpoint: [claim('One\n  line   only.')] });
    const [reading] = briefsFromJson(briefToJson(content));
    expect(reading).toMatchObject({ content: { coreViewpoint: [{ text: 'One line only.' }] } });
  });
});

describe('a JSON that is no brief', () => {
  it('is refused with the place where it stops being JSON', () => {
    expect(whyNot('{"title": "A",\n}')).toMatch(/^This is not valid JSON: .*line 2/);
  });

  it.each([
    [{ ...sampleBrief(), title: '  ' }, 'title: must not be empty'],
    [{ ...sampleBrief(), title: 'x'.repeat(201) }, 'title: must have at most 200 characters'],
    [{ ...sampleBrief(), themes: 'none' }, 'themes: must be a list of themes'],
    [
      { ...sampleBrief(), themes: [{ title: 'T', claims: [{ text: 'A.' }, { text: 5 }] }] },
      'themes[0].claims[1].text: must be a text',
    ],
    [
      { ...sampleBrief(), themes: [{ title: 'T', claims: [] }] },
      'themes[0].claims: must have at least one claim',
    ],
    [
      { ...sampleBrief(), coreViewpoint: [{ text: 'A.', citations: [0] }] },
      'coreViewpoint[0].citations[0]: must be a number from 1 to 999',
    ],
    [
      { ...sampleBrief(), source: { publishedAt: '2025-02-31T10:00' } },
      'source.publishedAt: must be a moment such as 2025-12-21T00:07',
    ],
    [{ ...sampleBrief(), passages: [{ number: 1 }] }, 'passages[0]: must have a text or a url'],
    [
      { ...sampleBrief(), passages: [{ number: 1, url: 'javascript:alert(1)' }] },
      'passages[0].url: must be an address that begins with http:// or https://',
    ],
    [{ ...sampleBrief(), passages: [passages[0], passages[0]] }, 'passages: has a number twice'],
    [null, 'must be a brief: an object with a title and claims'],
    [[], 'The list of briefs is empty.'],
  ])('is refused by path (%#)', (json, why) => {
    expect(whyNot(json)).toBe(why);
  });

  it('names the first few of many problems', () => {
    const coreViewpoint = Array.from({ length: 9 }, () => ({ text: '' }));
    expect(whyNot({ title: 'A', coreViewpoint })).toMatch(/; and 6 more$/);
  });
});
