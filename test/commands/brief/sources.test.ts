import { describe, expect, it } from 'vitest';
import { sources } from '../../../src/commands/brief/sources.ts';
import type { Services } from '../../../src/commands/services.ts';
import { readBrief } from '../../../src/knowledge/reading/index.ts';
import { cardOf, linesOf, plain, servicesWith, someone } from '../services.ts';

const { guildId, userId: by } = someone;

async function publish({ store }: Services, text = 'Group 1: Trade\n- Trade grew [1][2][3][7].') {
  const { brief: content } = readBrief(text);
  if (!content) throw new Error('no brief');
  const result = await store.briefs.publish({ guildId, by, slug: 'trade', content });
  if (result.kind !== 'saved') throw new Error(result.kind);
  return result.brief;
}

const send = (services: Services, briefId: string, fields: Record<string, string>, version = 1) =>
  sources.forms?.['save']?.(
    { ...someone, args: [briefId, String(version)], fields, uploads: [], isPublic: false },
    services,
  );

const filesOf = (reply: Awaited<ReturnType<typeof send>>) =>
  reply?.kind === 'message' ? (reply.files ?? []) : [];

describe('/brief sources', () => {
  it('joins what was typed into several inputs', async () => {
    const services = await servicesWith([]);
    const { id } = await publish(services);
    await send(services, id, { text1: '[1] One.', text2: ' ', text3: '[2] Two,', text4: 'still two.' });
    expect(await services.store.briefs.passages(guildId, id)).toEqual([
      { number: 1, text: 'One.', url: null },
      { number: 2, text: 'Two,\nstill two.', url: null },
    ]);
  });

  it('fills the inputs with whole passages and reads the same from them', async () => {
    const services = await servicesWith([]);
    const { id } = await publish(services);
    const passages = Array.from({ length: 8 }, (_, index) => ({
      number: index + 1,
      text: `${'A sentence. '.repeat(120)}\n\nAnd more.`,
      url: index % 2 === 0 ? 'https://example.org/' : null,
    }));
    await services.store.briefs.replacePassages({ guildId, by, briefId: id, baseVersion: 1, passages });
    const form = await sources.openers?.['open']?.(
      { ...someone, args: [id], values: [], quote: undefined, isPublic: false },
      services,
    );
    if (form?.kind !== 'form') throw new Error('no form');
    const fields = Object.fromEntries(
      form.fields.flatMap((field) => (field.kind === 'text' ? [[field.id, field.value ?? '']] : [])),
    );
    expect(Object.values(fields).map((text) => text.length > 0)).toEqual([true, true, true, true]);
    const reply = await send(services, id, fields, 2);
    expect(reply && cardOf(reply).lead?.map(plain).join()).toContain('nothing was changed');
  });

  it('shortens long lists of numbers and of problems; a file has all of the problems', async () => {
    const services = await servicesWith([]);
    const cited = Array.from({ length: 100 }, (_, index) => `[${2 * index + 1}]`).join('');
    const { id } = await publish(services, `Group 1: Trade\n- Trade grew ${cited}.`);
    const text = `[2] Two.\n${'[2] Again.\n'.repeat(20)}`;
    const reply = await send(services, id, { text1: text });
    const lines = reply ? linesOf(cardOf(reply)) : [];
    expect(lines.find((line) => line.startsWith('[1], [3]'))).toContain('[79] and others up to [199]');
    expect(lines.at(-1)?.trim()).toBe('And 12 more, all of them in the file.');
    const check = filesOf(reply).find(({ name }) => name === 'trade-check.txt');
    expect(String(check?.content).trim().split('\n')).toHaveLength(20);
  });

  it('gives the text back when the brief was removed meanwhile', async () => {
    const services = await servicesWith([]);
    const { id } = await publish(services);
    await services.store.briefs.remove({ guildId, by, briefId: id, baseVersion: 1 });
    const reply = await send(services, id, { text1: '[1] One.' }, 2);
    expect(reply && cardOf(reply).lead?.map(plain).join()).toContain('is removed');
    expect(filesOf(reply)).toHaveLength(1);
  });

  it('says so when nothing was typed', async () => {
    const services = await servicesWith([]);
    const { id } = await publish(services);
    await expect(send(services, id, { text1: '' })).rejects.toThrow('Nothing was typed or uploaded');
  });
});
