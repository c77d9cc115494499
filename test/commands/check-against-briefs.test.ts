import { describe, expect, it } from 'vitest';
import { checkActions, checkAgainstBriefs } from '../../src/commands/check-against-briefs.ts';
import type { Card } from '../../src/commands/reply.ts';
import type { Services } from '../../src/commands/services.ts';
import { sampleBrief } from '../storage/sample-brief.ts';
import { cardOf, linesOf, servicesWith, someone } from './services.ts';

const ELSEWHERE = { uploads: [], isPublic: true, url: 'https://discord.com/channels/1/2/3', actions: [] };

async function check(text: string, services?: Services, isOwn = false): Promise<Card> {
  const request = { ...someone, message: { ...ELSEWHERE, text, plainText: text, isOwn } };
  return cardOf(await checkAgainstBriefs.executeOnMessage(request, services ?? (await servicesWith())));
}

/** What a person does on the message that a card became. */
function onCard(card: Card, args: readonly string[], values: readonly string[] = []) {
  const menuOptions = card.menu?.options ?? [];
  return { ...someone, args, values, menuOptions, quote: undefined, isPublic: false, isModerator: false };
}

const KAZAKHSTAN = 'Japan has invested $5 billion in Kazakhstan.';

describe('Check against briefs', () => {
  it('shows each sentence with its closest claims, and says neither true nor false', async () => {
    const card = await check(`Hi all! ${KAZAKHSTAN}\nI had noodles for lunch yesterday. Did you know?`);
    const lines = linesOf(card).map((line) => line.trim());
    expect(lines.slice(0, 4)).toEqual([
      '# “Hi all!”',
      'Nothing to look up in this.',
      `# “${KAZAKHSTAN}”`,
      '## Japan-Central Asia C5+1 summit · Economic and Energy Cooperation',
    ]);
    expect(lines[4]).toMatch(/\$3\.7 billion.*\[11\]$/);
    expect(lines.slice(-4)).toEqual([
      '# “I had noodles for lunch yesterday.”',
      'The briefs have nothing on this.',
      '# “Did you know?”',
      'A question, so there is nothing to check. It can be asked with /ask.',
    ]);
    expect(card.notes).toEqual([
      'What the briefs say, word for word. Whether the message is right is for you to judge.',
    ]);
    const claims = card.chapters?.[1]?.sections.flatMap(({ bullets }) => bullets) ?? [];
    expect(claims.length).toBeLessThanOrEqual(2);
    expect(claims[0]?.id).toMatch(/^C5-\d+\.\d+$/);
  });

  it('finds the claim that says otherwise where numbers and years are others', async () => {
    const services = await servicesWith();
    await services.store.briefs.publish({ guildId: 'guild', by: '1', slug: 'aktau', content: sampleBrief() });
    const text =
      'The Caspian has dropped by 9 metres since 1980. Dredging began in 2019.\n300 cats live in Rome.';
    const lines = linesOf(await check(text, services)).map((line) => line.trim());
    expect(lines).toContain('The Caspian has dropped by two metres since 1995. [4]');
    expect(lines).toContain('Dredging began in April 2025. [3]');
    expect(lines.at(-1)).toBe('The briefs have nothing on this.');
  });

  it('opens the claims of a sentence that is chosen', async () => {
    const services = await servicesWith();
    const card = await check(`Hi all! ${KAZAKHSTAN}`, services);
    const chosen = cardOf(
      await checkActions.checked(onCard(card, [], [card.menu?.options[1]?.value ?? '']), services),
    );
    expect(chosen.quote).toBe(KAZAKHSTAN);
    expect(linesOf(chosen).join('\n')).toContain('$3.7 billion');
    const none = cardOf(
      await checkActions.checked(onCard(card, [], [card.menu?.options[0]?.value ?? '']), services),
    );
    expect(none.lead).toEqual(['Nothing to look up in this.']);
  });

  it('turns pages from what the message itself holds', async () => {
    const services = await servicesWith();
    const card = await check(`Hello. ${KAZAKHSTAN} `.repeat(12), services);
    expect(card.notes).toHaveLength(2);
    const args = [...(card.paging?.turn.args ?? []), '1'];
    const turned = await checkActions['check-page'](onCard(card, args), services);
    expect(turned.kind).toBe('update');
    expect(linesOf(cardOf(turned))).toEqual(linesOf(card));
    expect(cardOf(turned)).toMatchObject({ notes: card.notes, paging: { page: 1 } });
  });

  it('says that it looked at the beginning only', async () => {
    const { notes = [] } = await check(`${KAZAKHSTAN} `.repeat(30));
    expect(notes[1]).toBe('Only the first 20 sentences and 4,000 characters were looked at.');
  });

  it('asks the bundled briefs outside a server', async () => {
    const services = await servicesWith();
    const message = { ...ELSEWHERE, text: KAZAKHSTAN, plainText: KAZAKHSTAN, isOwn: false };
    const reply = await checkAgainstBriefs.executeOnMessage({ ...someone, guildId: null, message }, services);
    expect(reply).toMatchObject({ kind: 'message', visibility: 'private' });
    expect(linesOf(cardOf(reply)).join('\n')).toContain('$3.7 billion');
  });

  it('refuses its own messages, and those without words', async () => {
    await expect(check(KAZAKHSTAN, undefined, true)).rejects.toThrow('Footnote’s own');
    await expect(check('🎉 …')).rejects.toThrow('has no text to look up');
    await expect(check(KAZAKHSTAN, await servicesWith([]))).rejects.toThrow('There are no briefs here yet');
  });
});
