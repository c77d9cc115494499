import { describe, expect, it } from 'vitest';
import { ask } from '../../../src/commands/ask.ts';
import type { Card } from '../../../src/commands/reply.ts';
import { theme } from '../../../src/commands/theme.ts';
import { formatCustomId } from '../../../src/discord/interactions/custom-id.ts';
import { renderForm } from '../../../src/discord/render/form.ts';
import { cardOf, plain, press, servicesWith, someone } from '../services.ts';

const request = { ...someone, values: [], quote: undefined, isPublic: false };

async function chooseCard() {
  const services = await servicesWith();
  const options = { question: 'What challenges does Japan face?', brief: undefined, share: undefined };
  const answer = cardOf(await ask.execute({ ...someone, options }, services));
  const reply = await press(ask, answer, 'Report', services, { isPublic: true });
  return { services, reply, card: cardOf(reply) };
}

async function open(card: Card, services: Awaited<ReturnType<typeof servicesWith>>) {
  const value = card.menu?.options[0]?.value ?? '';
  const form = await ask.openers?.['report-claim']?.({ ...request, args: [], values: [value] }, services);
  if (form?.kind !== 'form') throw new Error('no form');
  return form;
}

describe('reporting a claim', () => {
  it('begins with a select of the list’s claims, which the reporter alone sees', async () => {
    const { reply, card } = await chooseCard();
    expect(reply).toMatchObject({ kind: 'message', visibility: 'private' });
    expect(card.menu?.options[0]).toMatchObject({
      label: expect.stringMatching(/^Japan faces significant/) as string,
      description: 'Challenges Ahead, Japan-Central Asia C5+1 summit',
    });
  });

  it('goes on to a form that fits Discord’s limits', async () => {
    const { services, card } = await chooseCard();
    const form = await open(card, services);
    expect(
      renderForm(form).components.map((part) => 'description' in part && part.description),
    ).not.toContainEqual(expect.stringMatching(/…$/));
    const longest = { ...form.action, name: 'report-page', args: ['x'.repeat(78), '99'] };
    expect(formatCustomId(longest).length).toBeLessThanOrEqual(100);
  });

  it('files what is wrong with the claim as it was read', async () => {
    const { services, card } = await chooseCard();
    const form = await open(card, services);
    const fields = { kind: 'wrong-source', text: ' See [29]. ' };
    const sent = { ...someone, args: form.action.args, fields, uploads: [], isPublic: false };
    const reply = await ask.forms?.['report']?.(sent, services);
    expect(reply?.kind).toBe('update');
    const [filed] = await services.store.reports.listOpen(someone.guildId);
    expect(filed).toMatchObject({
      briefId: 'c5plus1',
      position: { themeIndex: 3, claimIndex: 0 },
      claimText: expect.stringMatching(/^Japan faces significant/) as string,
      kind: 'wrong-source',
      text: 'See [29].',
      reporter: someone.userId,
    });
  });

  it('says so when the claim has gone meanwhile', async () => {
    const services = await servicesWith();
    const sent = { ...someone, args: ['gone~000'], fields: { kind: 'unclear', text: 'Why?' }, uploads: [] };
    const reply = ask.forms?.['report']?.({ ...sent, isPublic: false }, services);
    await expect(reply).rejects.toThrow('has changed since');
  });

  it('is offered in a server only', async () => {
    const services = await servicesWith();
    const options = { theme: 'Challenges Ahead', brief: undefined };
    const outside = cardOf(await theme.execute({ ...someone, guildId: null, options }, services));
    expect(outside.buttons?.map(({ label }) => label)).toEqual(['Sources', 'Share']);
    const outsider = { ...request, guildId: null, args: ['x~000'] };
    await expect(theme.openers?.['report-claim']?.(outsider, services)).rejects.toThrow(
      'moderators of a server',
    );
  });

  it('leaves the reporter’s name out of the moderators’ channel', async () => {
    const { services, card } = await chooseCard();
    await services.store.settings.update({ guildId: 'guild', by: '1', note: 'channel' }, (settings) => ({
      ...settings,
      auditChannelId: '5',
    }));
    const form = await open(card, services);
    const sent = {
      ...someone,
      args: form.action.args,
      fields: { kind: 'unclear' },
      uploads: [],
      isPublic: false,
    };
    await ask.forms?.['report']?.(sent, services);
    expect(services.posted[0]?.lead?.map(plain)).toEqual([
      'A claim of Japan-Central Asia C5+1 summit was reported (Unclear): /brief reports',
    ]);
  });
});
