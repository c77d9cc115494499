import type { Store } from '../../src/knowledge/stores/store.ts';
import { ANNA, BORIS, changeOf, GUILD, OTHER_GUILD, publish } from './contract/publish.ts';
import { claim, sampleBrief } from './sample-brief.ts';

/** Puts something of {@link ANNA}, {@link BORIS} and {@link GUILD} in every table, and more than a page of rows in some. */
export async function fillStore(store: Store): Promise<void> {
  const passages = [{ number: 1, text: 'Слово в слово.', url: null }];
  const brief = await publish(store, { passages });
  await store.briefs.save({ ...changeOf(brief), content: sampleBrief({ coreViewpoint: [claim('a\0b')] }) });
  for (let number = 1; number <= 120; number += 1) {
    await publish(store, { slug: `brief-${number}`, guildId: OTHER_GUILD });
  }
  await store.briefs.remove(changeOf(await publish(store, { slug: 'gone' })));
  await store.drafts.save({ guildId: GUILD, by: BORIS, title: 'T', text: 'a\0b 🐪', basedOn: null });
  const position = { themeIndex: 0, claimIndex: 0 };
  const claimed = { claimText: 'C', text: 'no', kind: 'other', reporter: BORIS, position } as const;
  const report = { guildId: GUILD, briefId: brief.id, version: 1, ...claimed };
  const { report: filed } = await store.reports.file(report);
  await store.reports.close({ guildId: GUILD, id: filed.id, by: ANNA, state: 'dismissed' });
  await store.reports.file(report);
  await store.settings.update({ guildId: GUILD, by: ANNA, note: 'x' }, (settings) => ({
    ...settings,
    defaultBriefId: brief.id,
    digestChannelId: '1',
    hasWeeklySummary: true,
    questionDays: 30,
  }));
  await store.gaps.record({ guildId: GUILD, question: 'Who pays?', isAnswered: false });
  const vote = { guildId: GUILD, briefId: brief.id, question: 'Why?', isHelpful: false };
  await store.feedback.record({ ...vote, userId: BORIS });
  await store.presence.leave(['100000000000000003']);
  await store.upkeep.daily();
  await store.vectors.keep('model', new Map([['text', Int8Array.from([1, -2, 3])]]));
  const context = { briefId: brief.id, themeIndex: -1, question: 'Why?', claims: 'abc~000' };
  await store.contexts.put({ userId: BORIS, channelId: '1' }, context);
  await store.acquaintances.meet({ userId: BORIS, guildId: GUILD, locale: 'ru' });
  const process = { bot: 'footnote', holder: 'one' };
  await store.sessions.take(process, ['0/1']);
  await store.sessions.leave(process, [{ shard: '0/1', state: '{}' }]);
}
