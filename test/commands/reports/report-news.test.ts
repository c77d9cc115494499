import { describe, expect, it } from 'vitest';
import { reportNews } from '../../../src/commands/reports/report-news.ts';
import { renderMessage } from '../../../src/discord/render/message.ts';
import { linesOf, servicesWith, someone } from '../services.ts';

const { guildId } = someone;

async function withClosedReports(count: number) {
  const services = await servicesWith();
  const { reports } = services.store;
  for (let index = 0; index < count; index++) {
    const claimText = `${index} ${'*'.repeat(3_000)}`;
    const position = { themeIndex: 0, claimIndex: 0 };
    const report = { briefId: 'c5plus1', version: 1, position, claimText, kind: 'other', text: 'x' } as const;
    const filed = await reports.file({ guildId, ...report, reporter: someone.userId });
    const reply = '*'.repeat(500);
    await reports.close({ guildId, id: filed.report.id, by: '1', state: 'dismissed', reply });
  }
  return services;
}

describe('reportNews', () => {
  it('has nothing for those who reported nothing, or only what is still open', async () => {
    const services = await servicesWith();
    expect(await reportNews(someone, services)).toBeUndefined();
    expect(await reportNews({ ...someone, guildId: null }, services)).toBeUndefined();
  });

  it('tells two at a time, the oldest first, whole and in one message', async () => {
    const services = await withClosedReports(3);
    const news = await reportNews(someone, services);
    const lines = news ? linesOf(news.reply.card) : [];
    expect(lines.filter((line) => line.startsWith('# '))).toHaveLength(2);
    const rendered = JSON.stringify(news && renderMessage(news.reply, new Map(), 'en-US').components);
    expect(rendered.match(/They say/g)).toHaveLength(2);
    await news?.markTold();
    const next = await reportNews(someone, services);
    expect(next && linesOf(next.reply.card)[1]).toMatch(/^2 /);
    await next?.markTold();
    expect(await reportNews(someone, services)).toBeUndefined();
  });
});
