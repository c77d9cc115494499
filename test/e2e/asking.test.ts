import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SeenMessage } from '../../src/playground/seen-message.ts';
import { servicesWith } from '../commands/services.ts';
import { startBot, type RunningBot } from './bot.ts';
import { share } from './seen.ts';

let bot: RunningBot;
beforeAll(async () => {
  const services = await servicesWith();
  bot = await startBot({ services });
  const guildId = bot.playground.guilds[0]?.id ?? '';
  // Where questions are listed, answers are voted on.
  await services.store.settings.update({ guildId, by: '1', note: '' }, (settings) => ({
    ...settings,
    questionDays: 30,
  }));
});
afterAll(() => bot.close());

/** The message that a member got; fails with the reason when there is none. */
async function slash(name: string, options: Record<string, string | boolean> = {}): Promise<SeenMessage> {
  const exchange = await bot.playground.member().slash(name, options);
  if (!exchange.message) throw new Error(exchange.error ?? `no message, but ${exchange.kind}`);
  return exchange.message;
}

const labels = (message: SeenMessage) => message.buttons.map(({ label }) => label);

describe('a member asks', () => {
  it('and sees the claims that answer, alone', async () => {
    const message = await slash('ask', { question: 'What challenges does Japan face in Central Asia?' });
    expect(message.ephemeral).toBe(true);
    expect(message.text.split('\n').map((line) => line.slice(0, 40))).toEqual([
      '> What challenges does Japan face in Cen',
      '### Japan-Central Asia C5+1 summit',
      '**Challenges Ahead**',
      '- **Japan** faces significant logistical',
      '- The differing investment environments ',
      "- The political undertones of **Japan's*",
      '-# C5-4.1, C5-4.2, C5-4.3 · 最近,日本又把手伸向了中',
      '-# Was this what you asked?',
    ]);
    expect(message.text).toContain('\\[30\\]\\[31\\]');
    expect(labels(message)).toEqual([
      'Show more (2)',
      'Whole theme',
      'Challenges',
      'Sources',
      'Share',
      'Yes',
      'No',
      'Report',
    ]);
  });

  it('is not asked for a vote where the server would not keep it', async () => {
    const { id: guildId } = bot.playground.addGuild('Quiet', { hasBot: true });
    const question = 'What challenges does Japan face in Central Asia?';
    const { message } = await bot.playground.member({ name: 'Vera', guildId }).slash('ask', { question });
    expect(message?.text).not.toContain('Was this what you asked?');
    expect(message && labels(message)).toEqual([
      'Show more (2)',
      'Whole theme',
      'Challenges',
      'Sources',
      'Share',
      'Report',
    ]);
  });

  it('shares the answer, which everyone then sees', async () => {
    const ada = bot.playground.member({ name: 'Ada' });
    const bob = bot.playground.member({ name: 'Bob' });
    const { message } = await ada.slash('ask', { question: 'What is Japan’s investment in Kazakhstan?' });
    if (!message) throw new Error('no answer');
    const shared = await share(ada, message);
    expect(message.buttons.find(({ label }) => label === 'Shared')).toMatchObject({ disabled: true });
    expect(shared.text).toContain('$3.7 billion');
    expect(shared.text).toContain(`Shared by <@${ada.id}>`);
    expect(bob.visibleMessages().map(({ id }) => id)).toContain(shared.id);
    expect(bob.visibleMessages().map(({ id }) => id)).not.toContain(message.id);
  });

  it('shares it once, however fast the button is pressed', async () => {
    const { id: guildId } = bot.playground.addGuild('Sharing', { hasBot: true });
    const sue = bot.playground.member({ name: 'Sue', guildId });
    const { message } = await sue.slash('ask', { question: 'What challenges does Japan face?' });
    if (!message) throw new Error('no answer');
    const presses = await Promise.all([sue.press(message, 'Share'), sue.press(message, 'Share')]);
    expect(presses.map(({ kind }) => kind)).toEqual(['update', 'update']);
    const posts = () =>
      bot.playground.requests.filter(({ path }) => path === `/channels/${sue.channelId}/messages`);
    await expect.poll(posts).toHaveLength(2);
    const shown = () => sue.visibleMessages().filter(({ ephemeral }) => !ephemeral);
    expect(shown()).toHaveLength(1);

    await sue.press(message, 'Show more (2)');
    await share(sue, message);
    expect(shown()).toHaveLength(2);
  });

  it('shares it also where the bot may not post by itself', async () => {
    const { id: guildId } = bot.playground.addGuild('Elsewhere');
    const guest = bot.playground.member({ name: 'Guest', guildId, hasInstalled: true });
    const { message } = await guest.slash('ask', { question: 'What challenges does Japan face?' });
    if (!message) throw new Error('no answer');
    expect((await share(guest, message)).text).toContain(`Shared by <@${guest.id}>`);
  });

  it('reads on, chooses a passage, votes, and dismisses what was shared', async () => {
    const ada = bot.playground.member({ name: 'Ada' });
    const bob = bot.playground.member({ name: 'Bob' });
    const message = await slash('ask', { question: 'What challenges does Japan face in Central Asia?' });
    expect((await ada.press(message, 'Whole theme')).message?.text).toContain('**Challenges Ahead**');
    expect((await ada.press(message, 'Challenges')).message?.text.match(/^- /gm)).toHaveLength(5);
    const select = message.selects[0];
    const opened = await ada.select(message, select?.customId ?? '', [select?.options[0]?.value ?? '']);
    expect(opened.message?.text).toContain('What rests on passage');
    await ada.press(message, 'Show more (2)');
    expect(message.text).toContain('**Political Context and Implications**');
    await ada.press(message, 'Yes');
    expect(message.text).toContain('Thank you.');
    const shared = await share(ada, message);
    expect((await bob.press(shared, 'Dismiss')).message?.text).toContain('Whoever asked can dismiss');
    await ada.press(shared, 'Dismiss');
    await expect.poll(() => bob.visibleMessages().map(({ id }) => id)).not.toContain(shared.id);
  });

  it('asks again just as it was typed where a word was mended', async () => {
    const ada = bot.playground.member({ name: 'Ada' });
    const message = await slash('ask', { question: 'investment in Kazakstan' });
    expect(message.text).toContain('Showing results for **Kazakhstan**.');
    await ada.press(message, 'Search for “Kazakstan”');
    expect(message.text).not.toContain('Showing results');
  });

  it('is told on each page, and when it is shared, which word was mended', async () => {
    const ada = bot.playground.member({ name: 'Ada' });
    const question = 'What challenges does Japan face in the logistcs of Central Asia?';
    const message = await slash('ask', { question });
    const literal = 'Search for “logistcs”';
    for (const turn of ['Show more', 'Back', 'Show more']) {
      await ada.press(message, labels(message).find((label) => label.startsWith(turn)) ?? turn);
      expect(message.text).toContain('Showing results for **logistics**.');
      expect(labels(message)).toContain(literal);
    }
    await ada.press(message, 'Yes');
    expect(message.text).toContain('Showing results for');
    const shared = await share(ada, message);
    expect(shared.text).toContain('Showing results for');
    expect(labels(shared)).toContain(literal);

    await ada.press(message, literal);
    expect(message.text).not.toContain('Showing results');
    const more = labels(message).find((label) => label.startsWith('Show more'));
    await ada.press(message, more ?? 'Show more');
    expect(message.text).not.toContain('Showing results');
    expect(labels(message)).not.toContain(literal);
  });

  it('opens the sources of an answer and sees what rests on a passage', async () => {
    const ada = bot.playground.member();
    const answer = await slash('ask', { question: 'What is Japan’s investment in Kazakhstan?' });
    const { message } = await ada.press(answer, 'Sources');
    const select = message?.selects[0];
    if (!message || !select) throw new Error('no select of passages');
    await ada.select(message, select.customId, ['28']);
    expect(message.text).toContain('What rests on passage \\[28\\]');
    await ada.press(message, 'All passages');
    expect(message.text).toContain('Xin Lang Cai Jing');
  });

  it('is told that the brief does not say, and reads a theme instead', async () => {
    const ada = bot.playground.member();
    const message = await slash('ask', { question: 'Who won the world cup in 2022?' });
    expect(message.text).toContain('The brief doesn’t say.');
    await ada.press(message, 'All themes');
    const select = message.selects[0];
    await ada.select(message, select?.customId ?? '', [select?.options[4]?.value ?? '']);
    expect(message.text).toContain('**Challenges Ahead**');
  });

  it('gets a sentence, not an error, for a question that cannot be asked', async () => {
    expect((await slash('ask', { question: 'x'.repeat(6_000) })).text).toContain(
      'Ask it in a sentence or two',
    );
    expect((await slash('ask', { question: ' ' })).text).toContain('Ask a question');
  });

  it('cannot make the reply ping, link or break its layout', async () => {
    const message = await slash('ask', { question: '@everyone <@1> [x](https://evil.example)\n# Japan' });
    expect(message.text.split('\n')[0]).toBe(
      '> \\@everyone \\<\\@1\\> \\[x\\](https\\://evil.example) \\# Japan',
    );
  });
});

describe('a member browses', () => {
  it('finds a theme while typing it wrongly', async () => {
    const choices = await bot.playground.member().autocomplete('theme', { theme: 'chalenges' }, 'theme');
    expect(choices[0]?.name).toBe('Challenges Ahead (Japan-Central Asia C5+1 summit)');
    const message = await slash('theme', { theme: String(choices[0]?.value) });
    expect(message.text).toContain('**Challenges Ahead**');
  });

  it('is told the nearest names for a brief that is not there', async () => {
    expect((await slash('theme', { brief: 'C6+1' })).text).toContain(
      'Nearest: Japan-Central Asia C5+1 summit.',
    );
  });

  it('lists the challenges, wherever they stand', async () => {
    expect((await slash('challenges')).text.match(/^- /gm)).toHaveLength(5);
  });

  it('gets help with commands to click', async () => {
    const help = (await slash('help')).text;
    const id = bot.playground.commands().find(({ name }) => name === 'ask')?.id;
    expect(help).toContain(`</ask:${id}>`);
  });

  it('can do all this in a direct message', async () => {
    const exchange = await bot.playground.member({ guildId: null }).slash('challenges');
    expect(exchange.message?.text).toContain('Challenges Ahead');
  });
});

describe('a direct message', () => {
  it('has nobody to share with, on whichever page', async () => {
    const dora = bot.playground.member({ name: 'Dora', guildId: null });
    const question = 'What challenges does Japan face in Central Asia?';
    const { message } = await dora.slash('ask', { question });
    if (!message) throw new Error('no answer');
    const pageOne = labels(message);
    await dora.press(message, 'Show more (2)');
    await dora.press(message, 'Back');
    expect(labels(message)).toEqual(pageOne);
    const challenges = (await dora.slash('challenges')).message;
    const claim = (await dora.slash('claim', { id: 'C5-1.1' })).message;
    const theme = (await dora.press(message, 'Whole theme')).message;
    for (const shown of [message, challenges, claim, theme]) {
      expect(shown && labels(shown)).not.toContain('Share');
      expect(shown && labels(shown)).toContain('Dismiss');
    }
  });

  it('says on each page whose briefs are asked', async () => {
    const dora = bot.playground.member({ name: 'Dora', guildId: null });
    const question = 'What challenges does Japan face in the logistcs of Central Asia?';
    const { message } = await dora.slash('ask', { question });
    if (!message) throw new Error('no answer');
    expect(message.text).toContain('Asking the briefs that come with Footnote.');
    for (const button of ['Show more (2)', 'Back', 'Search for “logistcs”']) {
      await dora.press(message, button);
      expect(message.text).toContain('Asking the briefs that come with Footnote.');
    }
  });
});

describe('the bot', () => {
  it('still answers buttons after a restart, and registers nothing anew', async () => {
    const first = await startBot();
    const ada = first.playground.member();
    const { message } = await ada.slash('challenges');
    const writes = () => first.playground.requests.filter(({ method }) => method === 'PUT').length;
    const before = writes();
    const again = await first.restart(await servicesWith());
    expect(writes()).toBe(before);
    if (!message) throw new Error('no message');
    expect((await ada.press(message, 'Sources')).message?.text).toContain('Xin Lang Cai Jing');
    await again.close();
  });

  it('answers after the connection was lost', async () => {
    bot.playground.dropConnections();
    expect((await slash('help')).text).toContain('Commands');
  });

  it('has sent nothing that Discord would have refused', () => {
    expect(bot.playground.refusals).toEqual([]);
  });
});
