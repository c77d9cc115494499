import { describe, expect, it } from 'vitest';
import { challenges } from '../../src/commands/challenges.ts';
import { sources as sourcesCommand } from '../../src/commands/sources.ts';
import { formatCustomId } from '../../src/discord/interactions/custom-id.ts';
import { loadBundledBriefs } from '../../src/storage/bundled-briefs.ts';
import { cardOf, linesOf, press, servicesWith, someone } from './services.ts';

describe('/challenges', () => {
  it('shows the challenges theme first, then the challenges that stand elsewhere', async () => {
    const card = cardOf(await challenges.execute({ ...someone, options: {} }, await servicesWith()));
    expect(linesOf(card).map((line) => line.slice(0, 34))).toEqual([
      '# Japan-Central Asia C5+1 summit',
      '## Challenges Ahead',
      'Japan faces significant logistical',
      'The differing investment environme',
      "The political undertones of Japan'",
      '## Political Context and Implicati',
      "Japan's approach may be perceived ",
      'The geopolitical dynamics in Centr',
      '-- 最近,日本又把手伸向了中亚…… · Xin Lang Cai ',
    ]);
  });

  it('shows those of many briefs with buttons that Discord takes', async () => {
    const { briefs } = await loadBundledBriefs('data/briefs');
    const many = Array.from({ length: 20 }, (_, index) =>
      briefs.map((brief) => ({
        ...brief,
        id: `brief-${index}`,
        slug: `brief-${index}`,
        title: `Brief ${index}`,
      })),
    ).flat();
    const services = await servicesWith(many);
    const card = cardOf(await challenges.execute({ ...someone, options: {} }, services));
    expect(card.chapters).toHaveLength(20);
    for (const button of card.buttons ?? [])
      expect(formatCustomId(button.action).length).toBeLessThanOrEqual(100);
    const sources = await press(sourcesCommand, card, 'Sources', services);
    expect(cardOf(sources).menu?.options).toHaveLength(20);
  });

  it('says so where no brief names any', async () => {
    const card = cardOf(await challenges.execute({ ...someone, options: {} }, await servicesWith([])));
    expect(card.lead).toEqual(['There are no briefs here yet, so there is nothing to search.']);
  });
});
