import { expect, it } from 'vitest';
import type { Store } from '../../../src/knowledge/stores/store.ts';
import type { Open } from '../store-contract.ts';
import { ANNA, BORIS, GUILD, OTHER_GUILD } from './publish.ts';

const KEPT = { questionDays: 30, hasWeeklySummary: false };

/** Chooses what a guild keeps of questions. */
async function choose(store: Store, choice: Partial<typeof KEPT> | { questionDays: null } = KEPT) {
  const change = { guildId: GUILD, by: ANNA, note: 'questions' };
  await store.settings.update(change, (settings) => ({ ...settings, ...choice }));
}

const ask = (store: Store, question: string, isAnswered = false) =>
  store.gaps.record({ guildId: GUILD, question, isAnswered });

const vote = (store: Store, userId: string, isHelpful: boolean, question = 'How old is the port?') =>
  store.feedback.record({ guildId: GUILD, userId, briefId: null, question, isHelpful });

/** Questions that could not be answered, and people's word on those that were. */
export function questionContract(open: Open): void {
  it('keeps nothing of a question unless the guild says so', async () => {
    const store = await open();
    await ask(store, 'What is the population of Kazakhstan?');
    await vote(store, ANNA, false);
    await choose(store);
    expect(await store.gaps.list(GUILD)).toEqual([]);
    expect(await store.feedback.counts(GUILD, '')).toEqual({ helpful: 0, unhelpful: 0 });
  });

  it('counts near-duplicates together, in the latest words, scrubbed', async () => {
    const store = await open();
    await choose(store);
    await ask(store, 'What is the population of Kazakhstan?');
    await ask(store, 'Who pays?');
    await ask(store, '<@123> Kazakhstan population');
    const [first, second, ...others] = await store.gaps.list(GUILD);
    expect(first).toMatchObject({ question: '… Kazakhstan population', askedCount: 2, state: 'open' });
    expect(second).toMatchObject({ question: 'Who pays?', askedCount: 1 });
    expect(others).toEqual([]);
    expect(await store.gaps.list(OTHER_GUILD)).toEqual([]);
    expect(await store.gaps.get(OTHER_GUILD, first?.id ?? '')).toBeUndefined();
  });

  it('marks a gap as answered when it is asked again and answered, and opens it when it is not', async () => {
    const store = await open();
    await choose(store);
    await ask(store, 'How deep is the port of Aktau?');
    await ask(store, 'Another thing?', true);
    expect(await store.gaps.list(GUILD)).toMatchObject([{ state: 'open', askedCount: 1 }]);
    await ask(store, 'how deep is Aktau’s port', true);
    expect(await store.gaps.list(GUILD)).toMatchObject([{ state: 'answered', askedCount: 1 }]);
    await ask(store, 'How deep is the port of Aktau?');
    expect(await store.gaps.list(GUILD)).toMatchObject([{ state: 'open', askedCount: 2 }]);
  });

  it('leaves a dismissed gap dismissed when it is asked again', async () => {
    const store = await open();
    await choose(store);
    await ask(store, 'Who pays?');
    const [gap] = await store.gaps.list(GUILD);
    expect(await store.gaps.dismiss(OTHER_GUILD, gap?.id ?? '')).toBe(false);
    expect(await store.gaps.dismiss(GUILD, gap?.id ?? '')).toBe(true);
    expect(await store.gaps.dismiss(GUILD, gap?.id ?? '')).toBe(false);
    await ask(store, 'Who pays?');
    expect(await store.gaps.list(GUILD)).toEqual([]);
  });

  it('drops what was not asked for as long as questions are kept', async () => {
    let now = new Date('2030-01-01T00:00:00Z');
    const store = await open({ now: () => now });
    await choose(store);
    await ask(store, 'Who pays?');
    await ask(store, 'Who runs the port?');
    now = new Date('2030-01-20T00:00:00Z');
    await ask(store, 'Who pays?');
    now = new Date('2030-02-05T00:00:00Z');
    expect(await store.gaps.list(GUILD)).toMatchObject([{ question: 'Who pays?', askedCount: 2 }]);
    await ask(store, 'Who runs the port?');
    expect(await store.gaps.list(GUILD)).toMatchObject([{ askedCount: 2 }, { askedCount: 1 }]);
  });

  it('deletes all questions when the guild stops keeping them', async () => {
    const store = await open();
    await choose(store);
    await ask(store, 'Who pays?');
    await choose(store, { questionDays: null });
    await choose(store);
    expect(await store.gaps.list(GUILD)).toEqual([]);
  });

  it('counts questions by day where there is a weekly summary', async () => {
    let now = new Date('2030-01-01T23:00:00Z');
    const store = await open({ now: () => now });
    await choose(store, { questionDays: null, hasWeeklySummary: true } as never);
    await ask(store, 'Who pays?');
    await ask(store, 'Who pays?', true);
    now = new Date('2030-01-02T01:00:00Z');
    await ask(store, 'Who pays?', true);
    const days = (from: string, before: string) => store.gaps.counts(GUILD, { from, before });
    expect(await days('2030-01-01', '2030-01-03')).toEqual({ asked: 3, unanswered: 1 });
    expect(await days('2030-01-01', '2030-01-02')).toEqual({ asked: 2, unanswered: 1 });
    expect(await store.gaps.counts(OTHER_GUILD, { from: '', before: '9' })).toEqual({
      asked: 0,
      unanswered: 0,
    });
    expect(await store.gaps.list(GUILD)).toEqual([]);
  });

  it('takes one vote a person, lets them change it, and shows what two people called unhelpful', async () => {
    const store = await open();
    await choose(store);
    await vote(store, ANNA, false);
    await vote(store, ANNA, false, 'how old is the port');
    expect(await store.feedback.counts(GUILD, '')).toEqual({ helpful: 0, unhelpful: 1 });
    expect(await store.gaps.list(GUILD)).toEqual([]);

    await vote(store, BORIS, false);
    expect(await store.gaps.list(GUILD)).toMatchObject([{ unhelpfulCount: 2, askedCount: 0, state: 'open' }]);
    await ask(store, 'How old is the port?', true);
    expect(await store.gaps.list(GUILD)).toMatchObject([{ state: 'open' }]);

    await vote(store, BORIS, true);
    expect(await store.feedback.counts(GUILD, '')).toEqual({ helpful: 1, unhelpful: 1 });
    await vote(store, ANNA, true);
    expect(await store.gaps.list(GUILD)).toEqual([]);
    expect(await store.feedback.counts(OTHER_GUILD, '')).toEqual({ helpful: 0, unhelpful: 0 });
  });

  it('counts each question of several processes that record at once', async () => {
    const [one, two] = [await open(), await open()];
    await choose(one);
    await Promise.all([one, two, one, two].map((store) => ask(store, 'Who pays?')));
    expect(await one.gaps.list(GUILD)).toMatchObject([{ askedCount: 4 }]);
  });
}
