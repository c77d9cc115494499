import { ComponentType } from 'discord.js';
import { describe, expect, it } from 'vitest';
import type { AuditEntry } from '../../../src/knowledge/stores/audit-log.ts';
import type { BriefSummary, Version } from '../../../src/knowledge/stores/brief-store.ts';
import { DEFAULT_GUILD_SETTINGS } from '../../../src/knowledge/stores/guild-settings.ts';
import { draftsCard } from '../../../src/commands/brief/drafts-card.ts';
import { historyCard } from '../../../src/commands/brief/history-card.ts';
import { listCard } from '../../../src/commands/brief/list-card.ts';
import { LOG_PAGE, logCard } from '../../../src/commands/brief/log-card.ts';
import type { Card } from '../../../src/commands/reply.ts';
import { renderCard } from '../../../src/discord/render/card.ts';
import { sampleBrief } from '../../storage/sample-brief.ts';
import { servicesWith, someone } from '../services.ts';
import { speaker } from '../../../src/messages/speak.ts';

const say = speaker('en-US');

/** Every character has to be escaped, and the text is as long as a title or note may be. */
const worst = '*'.repeat(200);
const by = '9'.repeat(19);
const at = '2026-01-02T03:04:05.000Z';

/** How many rows a person sees of a card. */
function rowsOf(card: Card): number {
  const texts = renderCard(card, new Map(), 'en-US').components.flatMap((part) =>
    part.type === ComponentType.TextDisplay ? [part.content] : [],
  );
  expect(texts.join('').length).toBeLessThanOrEqual(4_000);
  return texts.join('\n').match(/^- /gm)?.length ?? 0;
}

describe('a page of rows that are as long as can be', () => {
  it('has every brief', () => {
    const own = Array.from({ length: 10 }, (_, index): BriefSummary => ({
      id: `id${index}`,
      slug: 'x'.repeat(40),
      code: 'XXXXXX',
      title: worst,
      version: 1_234,
      claimCount: 2_000,
      publishedAt: '2025-12-21T00:07',
      updatedAt: at,
      updatedBy: by,
      removed: false,
    }));
    const listed = { own, bundled: [], settings: DEFAULT_GUILD_SETTINGS };
    expect(rowsOf(listCard(listed, { say, page: 0 }))).toBe(10);
  });

  it('has every version', () => {
    const versions = Array.from({ length: 10 }, (_, index): Version => ({
      version: 1_000 - index,
      kind: 'restored',
      title: worst,
      slug: 'x',
      claimCount: 2_000,
      by,
      at,
      note: worst,
      restoredFrom: 999,
    }));
    expect(rowsOf(historyCard(versions, { id: 'x', page: 0 }, say))).toBe(10);
  });

  it('has every entry of the log', () => {
    const entries = Array.from({ length: LOG_PAGE }, (_, index): AuditEntry => ({
      revision: index,
      at,
      by,
      action: 'brief-passages',
      subject: 'x',
      title: worst,
      version: 1_234,
      note: worst,
    }));
    expect(rowsOf(logCard(entries, { isFirst: true, auditChannelId: by }, say))).toBe(LOG_PAGE);
  });

  it('has every draft', async () => {
    const services = await servicesWith([]);
    const { guildId, userId } = someone;
    const content = sampleBrief({ title: worst });
    const saved = await services.store.briefs.publish({ guildId, by: userId, slug: 'x', content });
    const basedOn = saved.kind === 'saved' ? { briefId: saved.brief.id, version: 1 } : null;
    for (let index = 0; index < 10; index += 1) {
      await services.store.drafts.save({ guildId, by: userId, title: worst, text: 'x', basedOn });
    }
    expect(rowsOf(await draftsCard(someone, { page: 0 }, services))).toBe(10);
  });
});
