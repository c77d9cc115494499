import { describe, expect, it } from 'vitest';
import { ask } from '../../src/commands/ask.ts';
import { sources } from '../../src/commands/sources.ts';
import type { Services } from '../../src/commands/services.ts';
import { UserError } from '../../src/errors.ts';
import { cardOf, linesOf, plain, press, servicesWith, someone } from './services.ts';

async function askFor(
  question: string,
  options: { brief?: string; share?: boolean } = {},
  services?: Services,
) {
  return ask.execute({ ...someone, options: { question, ...options } }, services ?? (await servicesWith()));
}

/** Services in whose server votes on answers are kept. */
async function servicesWithVotes(): Promise<Services> {
  const services = await servicesWith();
  const change = { guildId: someone.guildId, by: '1', note: '' };
  await services.store.settings.update(change, (settings) => ({ ...settings, questionDays: 30 }));
  return services;
}

describe('/ask', () => {
  it('shows the claims that answer, under their theme, with citations and source', async () => {
    const reply = await askFor('How much has Japan invested in Kazakhstan?');
    expect(reply).toMatchObject({ kind: 'message', visibility: 'private' });
    expect(cardOf(reply).quote).toBe('How much has Japan invested in Kazakhstan?');
    const lines = linesOf(cardOf(reply));
    expect(lines.slice(0, 3)).toEqual([
      '# Japan-Central Asia C5+1 summit',
      '## Economic and Energy Cooperation',
      "Japan's investment in Kazakhstan's energy and metallurgy sectors amounts to $3.7 billion, indicating a significant commitment to resource collaboration. [11]",
    ]);
    expect(lines.at(-1)).toBe('-- 最近,日本又把手伸向了中亚…… · Xin Lang Cai Jing · Dec 21, 2025');
  });

  it('says which word it read a misspelt one as', async () => {
    const card = cardOf(await askFor('investment in Kazakstan'));
    expect(JSON.stringify(card.lead)).toMatch(/Showing results for .*kazakhstan/i);
  });

  it('says that the brief does not say, and offers themes', async () => {
    const card = cardOf(await askFor('Who won the world cup in 2022?'));
    expect(card.tone).toBe('notice');
    expect(card.lead?.[0]).toBe('The brief doesn’t say.');
    expect(card.buttons?.at(-1)?.label).toBe('All themes');
    expect(card.chapters).toBeUndefined();
  });

  it('says which word it read a misspelt one as also where the brief does not say', async () => {
    const card = cardOf(await askFor('Who won the chess championship in Kazakstan?'));
    expect(card.lead?.[0]).toBe('The brief doesn’t say.');
    expect(card.notes?.map(plain)[0]).toBe('Showing results for Kazakhstan.');
    expect(card.buttons?.map(({ label }) => label)).toContain('Search for “Kazakstan”');
  });

  it('can be dismissed by whoever asked also where the brief does not say', async () => {
    const card = cardOf(await askFor('Who won the world cup in 2022?', { share: true }));
    expect(card.notes?.map(plain)).toContain('Shared by @7');
    expect(card.buttons?.at(-1)).toMatchObject({
      label: 'Dismiss',
      action: { name: 'dismiss', args: ['7'] },
    });
  });

  it('shows what comes nearest, labelled as no answer', async () => {
    const card = cardOf(
      await askFor('What is Japan’s investment in Turkmenistan’s energy and metallurgy sectors?'),
    );
    expect(card.tone).toBe('notice');
    expect(card.lead?.map(plain)).toEqual([
      'The brief doesn’t say.',
      'Not an answer, only what comes nearest:',
    ]);
    expect(linesOf(card).filter((line) => line.includes('$3.7 billion'))).toHaveLength(1);
    expect(linesOf(card).filter((line) => /\[\d+\]/.test(line)).length).toBeLessThanOrEqual(3);
  });

  it('answers for everyone when asked to share', async () => {
    const reply = await askFor('What challenges does Japan face?', { share: true });
    expect(reply).toMatchObject({ kind: 'message', visibility: 'public' });
    expect(cardOf(reply).buttons?.map(({ label }) => label)).toEqual([
      'Whole theme',
      'Challenges',
      'Sources',
      'Report',
      'Dismiss',
    ]);
    expect(cardOf(reply).notes).toEqual([['Shared by ', { user: '7' }]]);
  });

  it.each(['', '   \n'])('asks for a question when there is none (%j)', async (question) => {
    await expect(askFor(question)).rejects.toThrow(UserError);
  });

  it.each(['Hi!', 'thanks', 'help', '???', '🙂'])(
    'greets where there is nothing to look for: %s',
    async (text) => {
      const services = await servicesWithVotes();
      const reply = await askFor(text, { share: true }, services);
      expect(reply).toMatchObject({ kind: 'message', visibility: 'private' });
      expect(cardOf(reply).lead?.map(plain)[0]).toMatch(/^Hello!/);
      expect(await services.store.gaps.list(someone.guildId)).toEqual([]);
    },
  );

  it('asks for a shorter question than 6,000 characters', async () => {
    await expect(askFor('why? '.repeat(1_200))).rejects.toThrow('That question has 5,999 characters.');
  });

  it('offers the names there are for a brief that it does not know', async () => {
    await expect(askFor('why?', { brief: 'C6 sumit' })).rejects.toThrow(
      'No brief is called “C6 sumit”. Nearest: Japan-Central Asia C5+1 summit.',
    );
  });

  it('takes a brief by its short name', async () => {
    expect(cardOf(await askFor('What challenges does Japan face?', { brief: 'C5Plus1' })).tone).toBe(
      'answer',
    );
  });

  it('says that there is nothing to search where there are no briefs', async () => {
    const reply = await ask.execute({ ...someone, options: { question: 'why?' } }, await servicesWith([]));
    expect(cardOf(reply).lead).toEqual(['There are no briefs here yet, so there is nothing to search.']);
  });
});

describe('the buttons of an answer', () => {
  it('share the same claims with everyone, once', async () => {
    const services = await servicesWith();
    const card = cardOf(await askFor('What challenges does Japan face?'));
    const reply = await press(ask, card, 'Share', services);
    expect(reply).toMatchObject({ kind: 'update', followUp: { visibility: 'public' } });
    if (reply.kind !== 'update' || !reply.followUp) return;
    expect(linesOf(reply.followUp.card)).toEqual(linesOf(card));
    expect(reply.followUp.card.quote).toBe(card.quote);
    expect(reply.card.buttons?.find(({ label }) => label === 'Shared')).toMatchObject({ isDisabled: true });
  });

  it('turn the page of a private answer in place, and of a shared one for the reader alone', async () => {
    const services = await servicesWith();
    const card = cardOf(await askFor('What challenges does Japan face?'));
    const turn = card.paging?.turn;
    const request = { ...someone, args: [...(turn?.args ?? []), '1'], values: [], quote: 'q' };
    const page = ask.actions?.['page'];
    expect(await page?.({ ...request, isPublic: false }, services)).toMatchObject({ kind: 'update' });
    expect(await page?.({ ...request, isPublic: true }, services)).toMatchObject({
      kind: 'message',
      visibility: 'private',
    });
  });

  it('say so when the brief has changed since', async () => {
    const card = cardOf(await askFor('What challenges does Japan face?'));
    await expect(press(ask, card, 'Share', await servicesWith([]))).rejects.toThrow('has changed since');
  });
});

describe('around an answer', () => {
  const MISSPELT = 'investment in Kazakstan';

  it('shows the best three claims first, with what matched in bold', async () => {
    const card = cardOf(await askFor('How much has Japan invested in Kazakhstan?'));
    expect(card.paging?.firstBullets).toBe(3);
    const [bullet] = card.chapters?.[0]?.sections[0]?.bullets ?? [];
    expect(bullet?.text).toContainEqual({ strong: expect.stringContaining('Kazakhstan') });
  });

  it('marks what matched again when its page is turned', async () => {
    const card = cardOf(await askFor('How much has Japan invested in Kazakhstan?'));
    const args = [...(card.paging?.turn.args ?? []), '0'];
    const request = { ...someone, args, values: [], quote: card.quote, isPublic: false };
    const turned = cardOf((await ask.actions?.['page']?.(request, await servicesWith()))!);
    expect(turned.chapters).toEqual(card.chapters);
  });

  it('offers the question as it was typed where a word was mended', async () => {
    const services = await servicesWith();
    const card = cardOf(await ask.execute({ ...someone, options: { question: MISSPELT } }, services));
    expect(card.lead).toEqual([['Showing results for ', { strong: 'Kazakhstan' }, '.']]);
    const literal = cardOf(await press(ask, card, 'Search for “Kazakstan”', services));
    expect(literal.quote).toBe(MISSPELT);
    expect(JSON.stringify(literal)).not.toContain('Showing results');
  });

  it('opens the whole theme and the challenges in messages of their own', async () => {
    const card = cardOf(await askFor('How much has Japan invested in Kazakhstan?'));
    const actions = card.buttons?.map(({ label, action }) => [label, action.command, action.name]);
    expect(actions).toContainEqual(['Whole theme', 'theme', 'open']);
    expect(actions).toContainEqual(['Challenges', 'challenges', 'open']);
  });

  it('offers every cited passage', async () => {
    const { menu } = cardOf(await askFor('How much has Japan invested in Kazakhstan?'));
    expect(menu?.options[0]?.label).toMatch(/^\[\d+\]/);
    const services = await servicesWith();
    const request = { ...someone, args: [], values: [menu?.options[0]?.value ?? ''], quote: undefined };
    const opened = await sources.actions?.['open']?.({ ...request, isPublic: true }, services);
    expect(opened).toMatchObject({ kind: 'message', visibility: 'private' });
  });

  it('ask whether it was meant only where the server keeps what is said to that', async () => {
    const question = 'How much has Japan invested in Kazakhstan?';
    const ending = async (services: Services) => cardOf(await askFor(question, {}, services)).closing;
    expect(await ending(await servicesWith())).toBeUndefined();
    const services = await servicesWithVotes();
    expect(await ending(services)).toMatchObject({
      line: 'Was this what you asked?',
      buttons: [{ label: 'Yes' }, { label: 'No' }, { label: 'Report' }],
    });
    const change = { guildId: someone.guildId, by: '1', note: '' };
    await services.store.settings.update(change, (settings) => ({
      ...settings,
      questionDays: null,
      hasWeeklySummary: true,
    }));
    expect(await ending(services)).toBeDefined();
  });

  it('thanks for a vote, and leads whoever says no on to the themes', async () => {
    const services = await servicesWithVotes();
    const card = cardOf(await askFor('How much has Japan invested in Kazakhstan?', {}, services));
    const vote = async (name: string, isPublic: boolean) => {
      const args = card.closing?.buttons[0]?.action.args ?? [];
      const reply = await ask.actions?.[name]?.(
        { ...someone, args, values: [], quote: card.quote, isPublic },
        services,
      );
      return reply!;
    };
    expect(await vote('helpful', false)).toMatchObject({
      kind: 'update',
      card: { closing: { line: 'Thank you.', buttons: [{ label: 'Report' }] } },
    });
    expect(await vote('unhelpful', true)).toMatchObject({
      kind: 'message',
      visibility: 'private',
      card: { buttons: [{ label: 'All themes' }] },
    });
  });

  it('is for everyone in the channels that the server chose, unless the asker says otherwise', async () => {
    const services = await servicesWith();
    const change = { guildId: someone.guildId, by: '1', note: '' };
    await services.store.settings.update(change, (settings) => ({
      ...settings,
      publicChannelIds: ['open'],
      locale: 'en-US',
    }));
    const asking = async (channelId: string, share?: boolean, parentChannelId: string | null = null) => {
      const options = {
        question: 'What challenges does Japan face?',
        ...(share === undefined ? {} : { share }),
      };
      const request = { ...someone, channelId, parentChannelId, options };
      return await ask.execute(request, services);
    };
    expect(await asking('open')).toMatchObject({ visibility: 'public' });
    expect(await asking('thread', undefined, 'open')).toMatchObject({ visibility: 'public' });
    expect(await asking('open', false)).toMatchObject({ visibility: 'private' });
    expect(await asking('other')).toMatchObject({ visibility: 'private' });
  });

  it('goes away when its asker or a moderator dismisses it, and for nobody else', async () => {
    const services = await servicesWith();
    const card = cardOf(await askFor('What challenges does Japan face?', { share: true }));
    const { args = [] } = card.buttons?.find(({ label }) => label === 'Dismiss')?.action ?? {};
    const dismiss = (who: object) =>
      ask.actions?.['dismiss']?.(
        { ...someone, ...who, args, values: [], quote: card.quote, isPublic: true },
        services,
      );
    expect(await dismiss({})).toEqual({ kind: 'dismiss' });
    expect(await dismiss({ userId: '8', isModerator: true })).toEqual({ kind: 'dismiss' });
    await expect(dismiss({ userId: '8' })).rejects.toThrow('Whoever asked can dismiss this answer');
  });
});
