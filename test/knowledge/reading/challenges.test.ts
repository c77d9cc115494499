import { describe, expect, it } from 'vitest';
import { statesChallenge, themeKind } from '../../../src/knowledge/reading/challenges.ts';

describe('themeKind', () => {
  it.each([
    'Challenges Ahead',
    'Headwinds',
    'Risks and Obstacles',
    'What Could Go Wrong',
    'Sticking Points',
    'Threats and Uncertainties',
    'Obstacles on the Way',
    'Open Questions',
    'Concerns and Criticism',
    '挑战与风险',
    '面临的困难',
    'Défis à venir',
    'Les risques',
    'Retos',
    'Desafíos y obstáculos',
    'Трудности',
    '課題',
  ])('takes %s for challenges', (title) => {
    expect(themeKind(title)).toBe('challenges');
  });

  it.each([
    'Terms of the Deal',
    'Opportunities and Challenges',
    'Risk Management',
    'Politics and Public Reaction',
    '机遇与挑战',
    '资金安排',
    'Gestion des risques',
    'Oportunidades y retos',
    'Defilés',
  ])('takes %s for a theme like others', (title) => {
    expect(themeKind(title)).toBe('theme');
  });
});

describe('statesChallenge', () => {
  it.each([
    'Doctors warn that the clinics will open without enough nurses.',
    'Farmers complain that the subsidy reaches only large growers.',
    'The tunnel has been delayed twice, and engineers doubt that it can open before 2030.',
    'The company lacks the licences it needs in two of the four states.',
    'Cobalt shortages could force the plant to halt production for weeks.',
    'It remains unclear who will pay for the clean-up.',
    'The tax could widen the gap between cities and villages.',
    'Small publishers fear that they will be shut out of the marketplace.',
    'The reservoir may run dry by 2031.',
    'The clause conflicts with a 2009 directive.',
    'Lenders are hesitant to finance the port.',
    'The ministry refused to publish the contract.',
    'Spare parts are hard to find.',
    'Investors are unsure which rules will last.',
    'Herders object to the fence because it bars them from the wells.',
    'Rising rents are pushing young families out of the district.',
    'Talks on the price broke down twice in spring.',
    'The plant relies on a single supplier for its cells.',
    'The second phase has been put on hold.',
    '工厂因设备老旧，故障频发。',
    '由于资金短缺，二期工程至今未能开工。',
    '当地渔民担心风电场会破坏传统渔场。',
    '谈判陷入僵局。',
  ])('is true of %j', (text) => {
    expect(statesChallenge(text)).toBe(true);
  });

  it.each([
    'The ministers signed a memorandum on rare earths in Astana.',
    'Solar output rose by 18%, covering a third of demand.',
    'The company aims to reduce delays by adding two tracks.',
    'The agreement removes most barriers to trade in farm goods.',
    'A risk-sharing facility will cover up to 40% of losses on loans.',
    'There is no shortage of steel.',
    'The dispute was settled in April.',
    'The war-risk policy is written in London.',
    'The firm won an award for risk management.',
    'But the fund may still only invest in ports.',
    'The barter spares both countries scarce dollars.',
    'The inquiry traced each object through auction records.',
    'So far, 46 countries have joined the alliance.',
    'The city did not raise taxes to pay for the park.',
    '双方签署了价值30亿美元的投资协议。',
    '该机制可降低融资风险。',
  ])('is false of %j', (text) => {
    expect(statesChallenge(text)).toBe(false);
  });
});
