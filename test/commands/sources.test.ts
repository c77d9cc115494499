import { describe, expect, it } from 'vitest';
import { sources } from '../../src/commands/sources.ts';
import type { Card } from '../../src/commands/reply.ts';
import type { Services } from '../../src/commands/services.ts';
import type { Passage } from '../../src/knowledge/stores/brief-store.ts';
import { readBrief } from '../../src/knowledge/reading/index.ts';
import { cardOf, linesOf, servicesWith, someone } from './services.ts';

async function choose(card: Card, number: string, services: Services): Promise<Card> {
  const args = card.menu?.action.args ?? [];
  const request = { ...someone, args, values: [number], quote: undefined, isPublic: false };
  const reply = await sources.actions?.['passage']?.(request, services);
  if (!reply) throw new Error('no action “passage”');
  return cardOf(reply);
}

/** A guild with one brief of its own, and the card of its sources. */
async function briefWith(passages: readonly Passage[]) {
  const services = await servicesWith([]);
  const { brief: content } = readBrief('Group 1: Trade\n- Trade grew [1][2].\n- Roads opened [2].');
  if (!content) throw new Error('no brief');
  const { guildId, userId: by } = someone;
  await services.store.briefs.publish({ guildId, by, slug: 'trade', content, passages });
  const card = cardOf(await sources.execute({ ...someone, options: {} }, services));
  return { services, card };
}

describe('/sources', () => {
  it('names the article and the passages that claims rest on', async () => {
    const card = cardOf(await sources.execute({ ...someone, options: {} }, await servicesWith()));
    expect(card.lead?.[1]).toBe('最近,日本又把手伸向了中亚…… · Xin Lang Cai Jing · Dec 21, 2025');
    expect(card.menu?.options[0]).toEqual({ label: '[1]', value: '1', description: '1 claim' });
    expect(card.menu?.options.find(({ value }) => value === '11')?.description).toBe('3 claims');
    expect(card.notes).toEqual([
      'The numbers are passages of this article. Its text is not part of the brief.',
    ]);
  });

  it('shows what rests on a chosen passage, and says where its text is not there', async () => {
    const services = await servicesWith();
    const sourceCard = cardOf(await sources.execute({ ...someone, options: {} }, services));
    const card = await choose(sourceCard, '28', services);
    expect(linesOf(card).filter((line) => line.endsWith('[28]'))).toHaveLength(2);
    expect(card.lead).toEqual(['What rests on passage [28]']);
    expect(card.notes).toEqual(['The text of this passage is not part of the brief.']);
  });

  it('opens a passage word for word, with its link, beside the claims that rest on it', async () => {
    const { services, card } = await briefWith([
      { number: 2, text: 'First paragraph.\n\nSecond  paragraph.', url: 'https://example.org/a' },
    ]);
    expect(card.menu?.options).toEqual([
      { label: '[1]', value: '1', description: '1 claim' },
      { label: '[2] First paragraph. Second paragraph.', value: '2', description: '2 claims' },
    ]);
    const passage = await choose(card, '2', services);
    expect(passage.lead).toEqual([
      'Passage [2], word for word',
      [{ link: 'Open the source', url: 'https://example.org/a' }, ' at example.org'],
    ]);
    expect(passage.chapters?.[0]?.sections).toEqual([
      { style: 'quote', bullets: [{ text: 'First paragraph.' }, { text: 'Second  paragraph.' }] },
    ]);
    expect(linesOf({ ...passage, chapters: passage.chapters?.slice(1) ?? [] })).toEqual([
      '# What rests on it',
      '## Trade',
      'Trade grew. [1][2]',
      'Roads opened. [2]',
      '-- The brief names no source.',
      '-- Version 1, just now',
    ]);
    expect(passage.chapters?.[1]?.links).toEqual(new Map([[2, 'https://example.org/a']]));
  });

  it('offers a passage that no claim cites, and says so', async () => {
    const { services, card } = await briefWith([{ number: 9, text: 'Nine.', url: null }]);
    expect(card.menu?.options.at(-1)).toEqual({ label: '[9] Nine.', value: '9', description: 'no claims' });
    expect((await choose(card, '9', services)).notes).toEqual(['No claim cites this passage.']);
  });

  it('links no address that could deceive, wherever it came from', async () => {
    const { services, card } = await briefWith([
      { number: 1, text: 'One.', url: 'https://bank.example@evil.example/' },
      { number: 2, text: 'Two.', url: 'javascript:alert(1)' },
    ]);
    const passage = await choose(card, '1', services);
    expect(passage.lead).toEqual(['Passage [1], word for word']);
    expect(passage.chapters?.[1]?.links).toEqual(new Map());
  });
});
