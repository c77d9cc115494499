import { describe, expect, it } from 'vitest';
import { challenges } from '../../src/commands/challenges.ts';
import { cardOf, linesOf, servicesWith, someone } from './services.ts';

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

  it('says so where no brief names any', async () => {
    const card = cardOf(await challenges.execute({ ...someone, options: {} }, await servicesWith([])));
    expect(card.lead).toEqual(['The briefs here name no challenges.']);
  });
});
