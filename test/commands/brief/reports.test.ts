import { describe, expect, it } from 'vitest';
import { reports } from '../../../src/commands/brief/reports.ts';
import type { Services } from '../../../src/commands/services.ts';
import type { Brief } from '../../../src/knowledge/brief.ts';
import { readBrief } from '../../../src/knowledge/reading/index.ts';
import { cardOf, plain, press, servicesWith, someone } from '../services.ts';

const { guildId, userId: by } = someone;

function contentOf(text: string) {
  const { brief } = readBrief(text);
  if (!brief) throw new Error('no brief');
  return brief;
}

async function file({ store }: Services, { id, version }: Brief, claimText: string) {
  const position = { themeIndex: 0, claimIndex: 0 };
  const report = {
    briefId: id,
    version,
    position,
    claimText,
    kind: 'unclear',
    text: '',
    reporter: '9',
  } as const;
  await store.reports.file({ guildId, ...report });
}

async function queue(services: Services) {
  return cardOf(await reports.execute({ ...someone, options: {} }, services));
}

const labels = (card: Awaited<ReturnType<typeof queue>>) => card.buttons?.map(({ label }) => label);

describe('/brief reports', () => {
  it('shows a report of a bundled brief, which can be closed but not edited', async () => {
    const services = await servicesWith();
    const [bundled] = services.library.bundled;
    if (!bundled) throw new Error('no bundled brief');
    await file(services, bundled, 'A claim.');
    const card = await queue(services);
    expect(card.notes).toContain('This brief ships with the bot and cannot be edited here.');
    expect(labels(card)).toEqual(['Mark as edited', 'Dismiss']);
    const after = cardOf(await press(reports, card, 'Mark as edited', services));
    expect(after.lead?.map(plain).at(-1)).toBe('There are no open reports.');
  });

  it('tells the channel of a closed report in a line, however long the claim is', async () => {
    const services = await servicesWith();
    const [bundled] = services.library.bundled;
    if (!bundled) throw new Error('no bundled brief');
    const channel = { guildId, by, note: 'channel' };
    await services.store.settings.update(channel, (before) => ({ ...before, auditChannelId: '1' }));
    await file(services, bundled, 'A claim. '.repeat(1_000));
    await press(reports, await queue(services), 'Mark as edited', services);
    const line = services.posted[0]?.lead?.map(plain).join() ?? '';
    expect(line).toMatch(/^@7 marked a report as edited: “A claim\. .*…”$/);
    expect(line.length).toBeLessThan(200);
  });

  it('shows the claim as it was read, and says when the brief no longer says it or is gone', async () => {
    const services = await servicesWith([]);
    const content = contentOf('Group 1: Trade\n- Trade grew [1].');
    const saved = await services.store.briefs.publish({ guildId, by, slug: 'trade', content });
    if (saved.kind !== 'saved') throw new Error(saved.kind);
    const { brief } = saved;
    await file(services, brief, 'Trade grew.');
    expect((await queue(services)).notes).toHaveLength(1);

    const edited = contentOf('Group 1: Exports\n- Trade fell [1].');
    await services.store.briefs.save({ guildId, by, briefId: brief.id, baseVersion: 1, content: edited });
    const changed = await queue(services);
    expect(changed.chapters?.[0]?.sections[0]).toEqual({
      heading: 'Trade',
      style: 'quote',
      bullets: [{ text: 'Trade grew.', citations: [1] }],
    });
    expect(changed.notes?.at(-1)).toBe('The brief no longer says this: it is at version 2 now.');

    await services.store.briefs.remove({ guildId, by, briefId: brief.id, baseVersion: 2 });
    const removed = await queue(services);
    expect(removed.notes?.at(-1)).toBe('Members no longer see this brief.');
    expect(labels(removed)).toEqual(['Mark as edited', 'Dismiss']);
  });

  it('goes on to the next report after one is closed, and stays with it when the queue has moved', async () => {
    const services = await servicesWith();
    const [bundled] = services.library.bundled;
    if (!bundled) throw new Error('no bundled brief');
    for (const claim of ['One.', 'Two.', 'Three.']) await file(services, bundled, claim);
    const claimOf = (card: Awaited<ReturnType<typeof queue>>) =>
      card.chapters?.[0]?.sections[0]?.bullets[0]?.text;
    const first = await queue(services);
    const second = cardOf(await press(reports, first, 'Later report', services));
    const third = cardOf(await press(reports, second, 'Mark as edited', services));
    expect(claimOf(third)).toBe('Three.');
    expect(third.lead?.at(-1)).toBe('Report 2 of 2, oldest first');
    await press(reports, first, 'Mark as edited', services);
    const turn = third.paging?.turn.args ?? [];
    const request = { ...someone, args: [...turn, '0'], values: [], quote: undefined, isPublic: false };
    const turned = await reports.actions?.['page']?.(request, services);
    expect(turned && claimOf(cardOf(turned))).toBe('Three.');
  });
});
