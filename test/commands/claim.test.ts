import { describe, expect, it } from 'vitest';
import { claim } from '../../src/commands/claim.ts';
import type { Services } from '../../src/commands/services.ts';
import { GuildLibrary } from '../../src/knowledge/guild-library.ts';
import { exampleBrief } from '../knowledge/example-brief.ts';
import { sampleBrief, claim as claimOf } from '../storage/sample-brief.ts';
import { cardOf, linesOf, plain, press, servicesWith, someone } from './services.ts';

const PASSAGES = [
  { number: 3, text: 'The dredger came in April.\n\nIt came from Baku.', url: 'https://example.org/3' },
  { number: 4, text: 'Elsewhere.', url: null },
];

async function open(id: string, services: Services) {
  return cardOf(await claim.execute({ ...someone, options: { id } }, services));
}

/** A guild whose brief AKT has three versions: 1.1 was reworded in the second, and dropped in the third. */
async function threeVersions() {
  const services = await servicesWith();
  const { guildId, userId: by } = someone;
  const { briefs } = services.store;
  const published = await briefs.publish({
    guildId,
    by,
    slug: 'aktau',
    content: sampleBrief(),
    passages: PASSAGES,
  });
  if (published.kind !== 'saved') throw new Error(published.kind);
  const change = { guildId, by, briefId: published.brief.id };
  const works = (text: string) =>
    sampleBrief({
      themes: [
        { title: 'Works', kind: 'theme', claims: [claimOf(text, [3])] },
        ...sampleBrief().themes.slice(1),
      ],
    });
  await briefs.save({ ...change, baseVersion: 1, content: works('Dredging began in May 2025.') });
  await briefs.save({ ...change, baseVersion: 2, content: works('Nobody knows who will pay for it.') });
  return services;
}

async function suggestions(value: string, services: Services) {
  const request = { ...someone, options: { id: value }, focused: { name: 'id', value } };
  return (await claim.autocomplete?.(request, services)) ?? [];
}

describe('/claim', () => {
  it('shows a claim with its theme, citations and source', async () => {
    const card = await open('c5 2.1', await servicesWith());
    expect(plain(card.lead?.[0] ?? '')).toBe('C5-2.1, version 1');
    const lines = linesOf(card);
    expect(lines[0]).toBe('# Japan-Central Asia C5+1 summit');
    expect(lines[1]).toMatch(/^## /);
    expect(lines[2]).toMatch(/\[\d+\]$/);
    expect(lines[3]).toContain('Xin Lang Cai Jing');
    expect(card.notes).toEqual([
      'The texts of the passages that it cites are not part of the brief.',
      'It has not changed since version 1.',
    ]);
    expect(card.buttons?.map(({ label }) => label)).toEqual(['Sources', 'Share']);
  });

  it('shows the passages that it rests on word for word, and how it read in each version', async () => {
    const services = await threeVersions();
    const lines = linesOf(await open('AKT-1.1@2', services));
    expect(lines).toContain('Dredging began in May 2025. [3]');
    expect(lines).toContain('# Passage [3], word for word');
    expect(lines).toContain('It came from Baku. ');
    expect(lines).not.toContain('Elsewhere. ');
    expect(lines.slice(lines.indexOf('# History') + 1)).toEqual([
      'Version 3, just now: dropped ',
      'Version 2, just now: reworded: “Dredging began in May 2025.” [3]',
      'Version 1, just now: first, under Works: “Dredging began in April 2025.” [3]',
    ]);
  });

  it('says of a claim that is gone since when, and how it last read', async () => {
    const card = await open('akt1.1', await threeVersions());
    expect(card.tone).toBe('notice');
    expect(plain(card.lead?.[0] ?? '')).toBe(
      'AKT-1.1 was dropped in version 3, just now. This is how it last read:',
    );
    expect(linesOf(card)).toContain('Dredging began in May 2025. [3]');
  });

  it('shows a claim as of an earlier version, and says which is the latest', async () => {
    const card = await open('ＡＫＴ－１．１ v1', await threeVersions());
    expect(plain(card.lead?.[0] ?? '')).toBe('AKT-1.1 as of version 1, just now. The latest is version 3.');
    expect(linesOf(card)).toContain('Dredging began in April 2025. [3]');
  });

  it('says what an id looks like, what is not there, and what has been removed', async () => {
    const services = await threeVersions();
    await expect(open('the toll', services)).rejects.toThrow(
      'is not the id of a claim. One looks like this:',
    );
    await expect(open('C5-99.1', services)).rejects.toThrow('has no claim C5-99.1, and never had one');
    await expect(open('AKT-1.1@3', services)).rejects.toThrow('AKT-1.1 is not in version 3');
    await expect(open('AKT-1.1@9', services)).rejects.toThrow('Its latest is 3.');
    await expect(open('C5-1.1@2', services)).rejects.toThrow('Its latest is 1.');
    const [brief] = await services.store.briefs.list(someone.guildId);
    const { guildId, userId: by } = someone;
    await services.store.briefs.remove({ guildId, by, briefId: brief?.id ?? '', baseVersion: 3 });
    await expect(open('AKT-1.1', services)).rejects.toThrow('which has been removed from this server');
  });

  it('knows nothing of another server’s claims', async () => {
    const services = await threeVersions();
    const request = { ...someone, guildId: 'other', options: { id: 'AKT-0.1' } };
    await expect(claim.execute(request, services)).rejects.toThrow('is not the id of a claim');
  });

  it('takes a missing hyphen as whatever id there is', async () => {
    const services = await servicesWith();
    const { guildId, userId: by } = someone;
    await services.store.briefs.publish({ guildId, by, slug: 'c5-2', content: sampleBrief() });
    expect((await services.store.briefs.list(guildId))[0]?.code).toBe('C52');
    expect((await open('C52.1', services)).lead?.map(plain)).toEqual(['C5-2.1, version 1']);
    expect((await open('C521.1', services)).lead?.map(plain)).toEqual(['C52-1.1, version 1']);
  });

  it('lets the reader choose where a bundled brief has come to have the same code', async () => {
    const services = await threeVersions();
    const bundled = exampleBrief({ code: 'AKT' });
    const later = { ...services, library: new GuildLibrary([bundled], services.store) };
    const card = await open('AKT-2.1', later);
    expect(card.menu?.options.map(({ label }) => label)).toEqual([
      'AKT-2.1 · Port of Aktau',
      'AKT-2.1 · Rhine bridge at Neuwied',
    ]);
    const values = [card.menu?.options[1]?.value ?? ''];
    const request = { ...someone, args: [], values, quote: undefined, isPublic: false, isModerator: false };
    const chosen = await claim.actions?.['choose']?.(request, later);
    if (!chosen) throw new Error('no action “choose”');
    expect(linesOf(cardOf(chosen))[0]).toBe('# Rhine bridge at Neuwied');
  });

  it('takes what is no id for words of a claim', async () => {
    const services = await servicesWith();
    const only = await open('investment in Kazakhstan', services);
    expect(only.lead?.map(plain)).toEqual(['C5-2.3, version 1']);
    const card = await open('challenges that Japan faces', services);
    expect(card.lead).toEqual(['Several claims fit that. Which one?']);
    const [first] = card.menu?.options ?? [];
    expect(first?.label).toMatch(/^C5-4\.\d · Japan-Central Asia C5\+1 summit$/);
    expect(first?.description).toContain('logistical challenges');
    const request = { ...someone, args: [], values: [first?.value ?? ''], quote: undefined, isPublic: false };
    const reply = await claim.actions?.['choose']?.({ ...request, isModerator: false }, services);
    expect(reply && linesOf(cardOf(reply))[2]).toContain('logistical challenges');
  });

  it('shares the claim with everyone, in the language of the server', async () => {
    const services = await threeVersions();
    const card = await open('AKT-1.1@2', services);
    const reply = await press(claim, card, 'Share', services);
    expect(reply).toMatchObject({ kind: 'update', followUp: { visibility: 'public' } });
    if (reply.kind !== 'update' || !reply.followUp) return;
    expect(linesOf(reply.followUp.card)).toEqual(linesOf(card));
    expect(reply.followUp.card.buttons?.at(-1)?.label).toBe('Dismiss');
    expect(reply.card.buttons?.at(-1)).toMatchObject({ label: 'Shared', isDisabled: true });
  });
});

describe('while an id is typed', () => {
  it('claims are suggested by id, in order', async () => {
    const services = await servicesWith();
    const names = (await suggestions('c5-2', services)).map(({ value }) => value);
    expect(names.slice(0, 2)).toEqual(['C5-2.1', 'C5-2.2']);
    expect((await suggestions('', services)).length).toBeGreaterThan(10);
  });

  it('claims are suggested by what they say', async () => {
    const [first] = await suggestions('investment in Kazakhstan', await servicesWith());
    expect(first?.name).toContain('$3.7 billion');
    expect(first?.value).toMatch(/^C5-\d+\.\d+$/);
  });
});
