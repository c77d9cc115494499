import { describe, expect, it } from 'vitest';
import { theme } from '../../src/commands/theme.ts';
import { sampleBrief } from '../storage/sample-brief.ts';
import { cardOf, linesOf, servicesWith, someone } from './services.ts';

async function themeCalled(name?: string) {
  const options = name === undefined ? {} : { theme: name };
  return theme.execute({ ...someone, options }, await servicesWith());
}

describe('/theme', () => {
  it('shows every claim of a theme in the brief’s order', async () => {
    const lines = linesOf(cardOf(await themeCalled('Political Context and Implications')));
    expect(lines[1]).toBe('## Political Context and Implications');
    expect(lines.slice(2, 5).map((line) => line.slice(0, 20))).toEqual([
      'The summit reflects ',
      "Japan's approach may",
      'The geopolitical dyn',
    ]);
  });

  it('understands a part of a title, in any letter case', async () => {
    expect(linesOf(cardOf(await themeCalled('challenges')))[1]).toBe('## Challenges Ahead');
  });

  it('offers the nearest titles for one that it does not know', async () => {
    await expect(themeCalled('Chalenges Ahed')).rejects.toThrow(
      'No theme is called “Chalenges Ahed”. Nearest: Challenges Ahead',
    );
  });

  it('names a title once that several briefs have', async () => {
    const services = await servicesWith();
    await services.store.briefs.publish({ guildId: 'guild', by: '1', slug: 'aktau', content: sampleBrief() });
    const reply = theme.execute({ ...someone, options: { theme: 'Chalenges Ahed' } }, services);
    await expect(reply).rejects.toThrow(/Nearest: Challenges Ahead\.$/);
  });

  it('lists all themes when none is named, and shows the chosen one', async () => {
    const services = await servicesWith();
    const card = cardOf(await themeCalled());
    expect(card.menu?.options.map(({ label }) => label)).toEqual([
      'Core viewpoint',
      "Japan's Strategic Interests",
      'Economic and Energy Cooperation',
      'Political Context and Implications',
      'Challenges Ahead',
    ]);
    const request = { ...someone, args: [], quote: undefined, isPublic: false };
    const chosen = card.menu?.options[2]?.value ?? '';
    const reply = await theme.actions?.['show']?.({ ...request, values: [chosen] }, services);
    expect(reply && linesOf(cardOf(reply))[1]).toBe('## Economic and Energy Cooperation');
  });

  it('suggests titles with their brief, mistyped ones too, and takes a suggestion', async () => {
    const services = await servicesWith();
    const request = { ...someone, options: {}, focused: { name: 'theme', value: 'chalenges' } };
    const choices = (await theme.autocomplete?.(request, services)) ?? [];
    expect(choices[0]?.name).toBe('Challenges Ahead (Japan-Central Asia C5+1 summit)');
    expect(linesOf(cardOf(await themeCalled(choices[0]?.value)))[1]).toBe('## Challenges Ahead');
  });
});
