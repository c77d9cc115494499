import { expect, it } from 'vitest';
import { sampleBrief } from '../sample-brief.ts';
import type { Open } from '../store-contract.ts';
import { ANNA, BORIS, changeOf, GUILD, OTHER_GUILD, publish } from './publish.ts';

const OWNER = { guildId: GUILD, by: ANNA };
const DRAFT = { ...OWNER, title: null, text: 'Core viewpoint\r\n- Aktau … [1]', basedOn: null };

/** Drafts: found again, their owner's alone, and gone once published. */
export function draftContract(open: Open): void {
  it('finds a draft again as it was typed', async () => {
    const { drafts } = await open();
    const draft = await drafts.save(DRAFT);
    expect(draft).toEqual({
      ...DRAFT,
      id: expect.any(String) as string,
      createdAt: '2030-01-01T00:00:00.000Z',
      updatedAt: '2030-01-01T00:00:00.000Z',
    });
    expect(await drafts.get(OWNER, draft.id)).toEqual(draft);
  });

  it('overwrites a draft by its id, and lists the latest first without the texts', async () => {
    const { drafts } = await open();
    const old = await drafts.save(DRAFT);
    const basedOn = { briefId: 'abc', version: 4 };
    const other = await drafts.save({ ...DRAFT, basedOn });
    const changed = await drafts.save({ ...DRAFT, id: old.id, title: 'Aktau', text: 'x'.repeat(1_000_000) });

    expect(changed).toMatchObject({
      id: old.id,
      createdAt: old.createdAt,
      updatedAt: '2030-01-01T00:00:02.000Z',
    });
    const { text, ...summary } = changed;
    expect(text).toHaveLength(1_000_000);
    const { text: _, ...otherSummary } = other;
    expect(await drafts.list(OWNER)).toEqual([summary, otherSummary]);
    expect(await drafts.get(OWNER, old.id)).toEqual(changed);
  });

  it('shows a draft to its own moderator in its own guild only', async () => {
    const { drafts } = await open();
    const { id } = await drafts.save(DRAFT);
    for (const stranger of [
      { ...OWNER, by: BORIS },
      { ...OWNER, guildId: OTHER_GUILD },
    ]) {
      expect(await drafts.get(stranger, id)).toBeUndefined();
      expect(await drafts.list(stranger)).toEqual([]);
      expect(await drafts.discard(stranger, id)).toBe(false);
      const copy = await drafts.save({ ...DRAFT, ...stranger, id, text: 'mine' });
      expect(copy.id).not.toBe(id);
    }
    expect(await drafts.get(OWNER, id)).toMatchObject({ text: DRAFT.text });
  });

  it('keeps what is saved to a draft that is gone as a new one', async () => {
    const { drafts } = await open();
    const { id } = await drafts.save(DRAFT);
    expect(await drafts.discard(OWNER, id)).toBe(true);
    expect(await drafts.discard(OWNER, id)).toBe(false);

    const kept = await drafts.save({ ...DRAFT, id, text: 'typed too late' });
    expect(await drafts.list(OWNER)).toMatchObject([{ id: kept.id }]);
    expect(await drafts.get(OWNER, kept.id)).toMatchObject({ text: 'typed too late' });
  });

  it('publishes a draft once, however often the button is pressed', async () => {
    const { briefs, drafts } = await open();
    const { id: draftId } = await drafts.save(DRAFT);
    const input = { ...OWNER, content: sampleBrief(), draftId };
    const results = await Promise.all([
      briefs.publish({ ...input, slug: 'a' }),
      briefs.publish({ ...input, slug: 'b' }),
    ]);

    expect(results.map((result) => result.kind).sort()).toEqual(['draft-gone', 'saved']);
    expect(await drafts.list(OWNER)).toEqual([]);
    expect(await briefs.list(GUILD)).toHaveLength(1);
  });

  it('keeps the draft when publishing or saving is refused, and drops it when it is saved', async () => {
    const store = await open();
    const brief = await publish(store);
    const { id: draftId } = await store.drafts.save(DRAFT);
    const content = sampleBrief({ language: 'kk' });

    await store.briefs.publish({ ...OWNER, slug: 'aktau', content, draftId });
    await store.briefs.save({ ...changeOf(brief), baseVersion: 0, content, draftId });
    expect(await store.drafts.list(OWNER)).toHaveLength(1);

    await store.briefs.save({ ...changeOf(brief), content, draftId });
    expect(await store.drafts.list(OWNER)).toEqual([]);
  });
}
