import { describe, expect, it } from 'vitest';
import { history } from '../../../src/commands/brief/history.ts';
import { remove } from '../../../src/commands/brief/remove.ts';
import { rename } from '../../../src/commands/brief/rename.ts';
import { restore } from '../../../src/commands/brief/restore.ts';
import type { Command } from '../../../src/commands/command.ts';
import type { Services } from '../../../src/commands/services.ts';
import { sampleBrief } from '../../storage/sample-brief.ts';
import { cardOf, plain, press, servicesWith, someone } from '../services.ts';
import { publish } from './kept-briefs.ts';

async function run(command: Command, options: Record<string, string>, services: Services) {
  return cardOf(await command.execute({ ...someone, options }, services));
}

/** Runs what a button with these arguments does. */
async function act(command: Command, name: string, args: string[], services: Services) {
  const handler = command.actions?.[name];
  if (!handler) throw new Error(`no action ${name}`);
  const reply = await handler({ ...someone, args, values: [], quote: undefined, isPublic: false }, services);
  return (cardOf(reply).lead ?? []).map(plain);
}

describe('the commands that change a brief', () => {
  it('tell the channel of the audit trail who did what', async () => {
    const services = await servicesWith();
    await services.store.settings.update({ guildId: someone.guildId, by: '8', note: '' }, (settings) => ({
      ...settings,
      auditChannelId: '99',
    }));
    await publish(services);
    await run(rename, { brief: 'aktau', title: 'Aktau' }, services);
    const asked = await run(remove, { brief: 'aktau' }, services);
    const removed = cardOf(await press(remove, asked, 'Remove', services));
    await press(restore, removed, 'Undo', services);
    expect(services.posted.flatMap(({ lead }) => (lead ?? []).map(plain))).toEqual([
      '@7 renamed Port of Aktau to Aktau.',
      '@7 removed Aktau.',
      '@7 brought back Aktau.',
    ]);
  });

  it('are refused when the server has made its share of changes, and then nothing is changed', async () => {
    const services: Services = {
      ...(await servicesWith()),
      countChange: () => {
        throw new Error('enough');
      },
    };
    const { id } = await publish(services);
    await expect(run(rename, { brief: 'aktau', title: 'Aktau' }, services)).rejects.toThrow('enough');
    await expect(act(remove, 'confirm', [id, '1'], services)).rejects.toThrow('enough');
    await expect(act(history, 'restore', [id, '1', '1'], services)).rejects.toThrow('enough');
    expect((await services.store.briefs.get(someone.guildId, id))?.version).toBe(1);
  });

  it('say so where the brief is gone, as after an older backup was restored', async () => {
    const services = await servicesWith();
    const gone = 'This brief is no longer here. /brief list shows those there are.';
    expect(await act(remove, 'confirm', ['nothing', '1'], services)).toEqual([gone]);
    expect(await act(remove, 'ask', ['nothing'], services)).toEqual([gone]);
    expect(await act(restore, 'restore', ['nothing', '1'], services)).toEqual([gone]);
    expect(await act(history, 'restore', ['nothing', '1', '1'], services)).toEqual([gone]);
    expect(await act(history, 'changes', ['nothing', '1', '0'], services)).toEqual([gone]);
    expect(await act(history, 'open', ['nothing'], services)).toEqual([gone]);
  });

  it('do not remove a removed brief twice, nor bring one back that is there', async () => {
    const services = await servicesWith();
    const { id } = await publish(services);
    await act(remove, 'confirm', [id, '1'], services);
    const removed = 'Port of Aktau is removed. Bring it back first with /brief restore.';
    expect(await act(remove, 'confirm', [id, '2'], services)).toEqual([removed]);
    expect(await act(remove, 'ask', [id], services)).toEqual([removed]);
    await act(restore, 'restore', [id, '2'], services);
    expect(await act(restore, 'restore', [id, '3'], services)).toEqual([
      'Port of Aktau is like that already, so nothing was changed.',
    ]);
  });

  it('do not bring a brief back into a server that is full', async () => {
    const services = await servicesWith();
    const { id } = await publish(services);
    await act(remove, 'confirm', [id, '1'], services);
    for (let index = 0; index < 500; index += 1) {
      await publish(services, sampleBrief({ title: `Brief ${index}` }), `brief-${index}`);
    }
    expect(await act(restore, 'restore', [id, '2'], services)).toEqual([
      'This server has 500 briefs, which is all it may have. Remove one first.',
    ]);
  });

  it('are for servers', async () => {
    const services = await servicesWith();
    const outside = { ...someone, guildId: null, options: { brief: 'aktau' } };
    await expect(remove.execute(outside, services)).rejects.toThrow('Briefs belong to a server');
  });
});

describe('/brief history', () => {
  it('says which passages came, changed and went', async () => {
    const services = await servicesWith();
    const { id } = await publish(services);
    const passages = (...numbers: number[]) =>
      numbers.map((number) => ({ number, text: `Passage ${number}.`, url: null }));
    const base = { guildId: someone.guildId, by: '7', briefId: id };
    const { store } = services;
    await store.briefs.replacePassages({ ...base, baseVersion: 1, passages: passages(1, 2, 3) });
    const next = [...passages(1), { number: 2, text: 'Other words.', url: null }, ...passages(4)];
    await store.briefs.replacePassages({ ...base, baseVersion: 2, passages: next });
    const request = { ...someone, args: [id], values: ['3'], quote: undefined, isPublic: false };
    const reply = await history.actions?.['choose']?.(request, services);
    if (!reply) throw new Error('no such action');
    const card = cardOf(reply);
    const bullets = card.chapters?.flatMap(({ sections }) => sections.flatMap((section) => section.bullets));
    expect(bullets?.map(({ text }) => plain(text))).toEqual(['Added: [4]', 'Changed: [2]', 'Dropped: [3]']);
  });
});
