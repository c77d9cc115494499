import { describe, expect, it } from 'vitest';
import { ask } from '../../src/commands/ask.ts';
import { challenges } from '../../src/commands/challenges.ts';
import { citeThis } from '../../src/commands/cite-this.ts';
import { claim } from '../../src/commands/claim.ts';
import type { Action, Card } from '../../src/commands/reply.ts';
import type { Services } from '../../src/commands/services.ts';
import { sampleBrief, claim as claimOf } from '../storage/sample-brief.ts';
import { cardOf, linesOf, servicesWith, someone } from './services.ts';

const URL = 'https://discord.com/channels/1/2/3';

/** The card as the message that it becomes: with marks in bold, and escaped. */
function messageOf(card: Card) {
  const actions = (card.buttons ?? []).map(({ action }): Action => action);
  const text = linesOf(card).join('\n').replaceAll('$', '**\\$**');
  return { text, plainText: text, actions, uploads: [], isOwn: true, isPublic: false, url: URL };
}

async function cite(message: ReturnType<typeof messageOf>, services: Services) {
  return citeThis.executeOnMessage({ ...someone, message }, services);
}

async function answer(question: string, services: Services): Promise<Card> {
  return cardOf(await ask.execute({ ...someone, options: { question } }, services));
}

describe('Cite this', () => {
  it('gives the claims of an answer as plain text with source and permalink', async () => {
    const services = await servicesWith();
    const card = await answer('How much has Japan invested in Kazakhstan?', services);
    const reply = await cite(messageOf(card), services);
    expect(reply).toMatchObject({ kind: 'message', visibility: 'private' });
    const text = cardOf(reply).verbatim ?? '';
    const [first = '', ...rest] = text.split('\n\n');
    expect(first).toMatch(
      /^“Japan's investment in Kazakhstan's .* \$3\.7 billion, .*” \[11\]\nC5-\d+\.\d+, version 1\. 最近,日本又把手伸向了中亚…… · Xin Lang Cai Jing · Dec 21, 2025$/,
    );
    expect(rest.at(-1)).toBe(URL);
    expect(cardOf(reply).notes).toEqual(['The link opens for you alone: the answer is private.']);
  });

  it('gives what is on the page that is shown, of any list', async () => {
    const services = await servicesWith();
    const card = cardOf(await challenges.execute({ ...someone, options: { brief: undefined } }, services));
    const whole = messageOf(card);
    expect((cardOf(await cite(whole, services)).verbatim ?? '').match(/^“/gm)).toHaveLength(5);
    const page = { ...whole, text: whole.text.split('\n').slice(0, 4).join('\n') };
    expect((cardOf(await cite(page, services)).verbatim ?? '').match(/^“/gm)).toHaveLength(2);
    const one = cardOf(await claim.execute({ ...someone, options: { id: 'C5-2.1' } }, services));
    expect(cardOf(await cite(messageOf(one), services)).verbatim).toContain('C5-2.1, version 1');
  });

  it('finds the claims by their words where no button tells them', async () => {
    const services = await servicesWith();
    const card = await answer('How much has Japan invested in Kazakhstan?', services);
    const reply = await cite({ ...messageOf(card), actions: [], isPublic: true }, services);
    expect(cardOf(reply).verbatim).toContain('$3.7 billion');
    expect(cardOf(reply).notes).toEqual([]);
  });

  it('gives a file where the text is too long for a message', async () => {
    const services = await servicesWith([]);
    const { guildId, userId: by } = someone;
    const claims = Array.from({ length: 6 }, (_, index) =>
      claimOf(`Japan ${String(index).repeat(3)} ${'港口在扩建。'.repeat(100)}`),
    );
    const content = sampleBrief({ themes: [{ title: 'Works', kind: 'theme', claims }] });
    await services.store.briefs.publish({ guildId, by, slug: 'port', content });
    const text = ['Port of Aktau', ...claims.map((one) => one.text)].join('\n');
    const reply = await cite({ ...messageOf({ tone: 'answer' }), text }, services);
    if (reply.kind !== 'message') throw new Error(reply.kind);
    expect(reply.card.verbatim).toBeUndefined();
    expect(reply.files?.[0]?.name).toBe('citations.txt');
    expect(String(reply.files?.[0]?.content).match(/^“/gm)).toHaveLength(6);
  });

  it('says kindly that a message is no answer, or that its brief has changed', async () => {
    const services = await servicesWith();
    const card = await answer('How much has Japan invested in Kazakhstan?', services);
    const message = messageOf(card);
    await expect(cite({ ...message, isOwn: false }, services)).rejects.toThrow('shows no claims of a brief');
    await expect(cite({ ...message, text: 'Settings', actions: [] }, services)).rejects.toThrow(
      'shows no claims',
    );
    await expect(cite(message, await servicesWith([]))).rejects.toThrow('have changed since');
  });
});
