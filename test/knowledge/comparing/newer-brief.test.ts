import { describe, expect, test } from 'vitest';
import type { Brief } from '../../../src/knowledge/brief.ts';
import { newerBrief } from '../../../src/knowledge/comparing/newer-brief.ts';
import { exampleBrief } from '../example-brief.ts';

function titled(title: string, publishedAt: string | null): Brief {
  const brief = exampleBrief();
  return { ...brief, id: title, title, source: { ...brief.source, publishedAt } };
}

describe('newerBrief', () => {
  const first = titled('Japan-Central Asia C5+1 summit', '2025-12-21T08:00');
  const second = titled('Second Japan-Central Asia C5+1 summit', '2027-01-10T08:00');
  const third = titled('Third Japan-Central Asia C5+1 summit', '2028-01-10T08:00');
  const other = titled('Dredging of the port of Aktau', '2029-01-01T08:00');

  test('is the newest whose title says the same subject', () => {
    expect(newerBrief(first, [first, second, third, other])).toBe(third);
    expect(newerBrief(third, [first, second, third, other])).toBeUndefined();
  });

  test.each([
    ['another place', 'Port of Aktau', 'Port of Baku'],
    ['another country', 'Japan-Central Asia C5+1 summit', 'US-Central Asia C5+1 summit'],
    ['another side of it', 'Central Asia trade', 'Central Asia summit'],
    ['a much wider title', 'Aktau', 'Dredging of the port of Aktau'],
    ['a title of numbers', '2025', '2026'],
  ])('is none of %s', (_, older, newer) => {
    expect(newerBrief(titled(older, '2025-01-01'), [titled(newer, '2026-01-01')])).toBeUndefined();
  });

  test.each([
    ['日本与中亚峰会2025', '第二届日本与中亚峰会2026'],
    ['Энергетика Казахстана 2025', 'Энергетика Казахстана 2026'],
    ['Japan and its C5+1 summit', 'The Japanese C5+1 summit, again'],
  ])('is found in any language: %s', (older, newer) => {
    const later = titled(newer, '2026-01-01');
    expect(newerBrief(titled(older, '2025-01-01'), [later])).toBe(later);
  });

  test('is none where the source has no date, or nothing is newer', () => {
    expect(newerBrief(titled('Japan-Central Asia C5+1 summit', null), [second])).toBeUndefined();
    expect(newerBrief(other, [first, second, third])).toBeUndefined();
  });
});
