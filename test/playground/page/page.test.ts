import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { complaintsOf, hasBrowser, openBrowser } from '../../browser/open-browser.ts';
import { connectClient } from '../connect-client.ts';
import { commands, on } from './little-bot.ts';

describe.skipIf(!hasBrowser)('in a browser', () => {
  let browser: BrowserContext;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  async function open(
    viewport = { width: 1000, height: 700 },
  ): Promise<{ page: Page; complaints: string[] } & Awaited<ReturnType<typeof connectClient>>> {
    const connected = await connectClient({ commands, on, intents: ['Guilds', 'GuildMessages'] });
    const page = await browser.newPage();
    onTestFinished(() => page.close());
    await page.setViewportSize(viewport);
    const complaints = complaintsOf(page, connected.playground.url);
    await page.goto(connected.playground.url);
    await page.getByRole('heading', { name: '# briefs' }).waitFor();
    return { page, complaints, ...connected };
  }

  const writeIn = (page: Page) => page.getByRole('textbox', { name: /^Message #briefs/ });

  const ask = async (page: Page): Promise<void> => {
    await writeIn(page).focus();
    await page.keyboard.type('/as');
    await page.getByRole('option', { name: '/ask' }).waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.type('energy');
    await page.getByRole('option', { name: 'What about energy?' }).waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText('Claim 1 [1][2]').waitFor();
  };
  const messagesOf = (page: Page) => page.locator('#messages > li');
  const focusedTag = (page: Page) => page.evaluate('document.activeElement?.tagName');

  test('one asks by keyboard, with suggestions from the bot, and sees the reply', async () => {
    const { page, complaints, playground } = await open();
    await ask(page);
    const message = messagesOf(page).first();
    await expect.poll(() => message.innerText()).toContain('Only you can see this');
    const text = (await message.innerText()).replaceAll(/\s+/g, ' ');
    expect(text).toContain('Ada used /ask');
    expect(text).toContain('about energy');
    expect(text).toContain('<script>alert(1)</script>');
    expect(await page.evaluate('document.activeElement?.id')).toBe('say');
    expect(complaints).toEqual([]);
    expect(playground.refusals).toEqual([]);
  });

  test('a pressed button changes its message and keeps the focus; a select replies', async () => {
    const { page, complaints } = await open();
    await ask(page);
    const more = page.getByRole('button', { name: 'Show more' });
    await more.focus();
    await page.keyboard.press('Enter');
    await page.getByText('Claim 2 [1][2]').waitFor();
    expect(await focusedTag(page)).toBe('LI');
    await page.getByRole('combobox', { name: 'Choose a theme' }).focus();
    for (const key of ['Enter', 'ArrowDown', 'Enter']) await page.keyboard.press(key);
    await page.getByText('Chosen: trade').waitFor();
    expect(complaints).toEqual([]);
  });

  test('options are checked before they are sent, and what was typed stays', async () => {
    const { page } = await open();
    await writeIn(page).fill('/ask ');
    await page.keyboard.press('Enter');
    await page.getByText('This option is required.').waitFor();
    await page.keyboard.type('trade');
    await page.getByRole('button', { name: '+ share' }).click();
    await page.getByRole('option', { name: 'True' }).waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.type('perhaps');
    await page.keyboard.press('Enter');
    await page.getByText('Pick one of the choices.').waitFor();
    expect(await page.getByRole('combobox', { name: 'question' }).inputValue()).toBe('trade');
  });

  test('commands and the page speak the language of the person; commands are chosen by the name they know', async () => {
    const { page } = await open();
    await page.getByRole('button', { name: /Ada/ }).click();
    await page.getByRole('radio', { name: '日本語' }).check();
    await page.getByRole('radio', { name: 'ダーク' }).waitFor();
    expect(await page.evaluate('document.activeElement.value')).toBe('ja');
    await page.keyboard.press('Escape');
    await page.getByRole('textbox', { name: '#briefs へのメッセージ。/ でコマンド' }).fill('/しつ');
    await page.getByRole('option', { name: /\/しつもん.*要約に質問する/ }).click();
    await page.getByRole('combobox', { name: '質問' }).fill('energy');
    await page.getByRole('button', { name: '送信' }).click();
    await expect.poll(() => page.getByText('Claim 1 [1][2]').count()).toBe(1);
    await page.getByText('あなただけに表示されています').waitFor();
    expect(await page.evaluate('document.documentElement.lang')).toBe('ja');
  });

  test('a modal opens, is filled in and submitted', async () => {
    const { page, complaints } = await open();
    await writeIn(page).fill('/add ');
    await page.getByRole('button', { name: 'Send' }).press('Enter');
    const field = page.getByRole('dialog', { name: 'Add a brief' }).getByLabel('Text of the brief');
    await field.fill('Group 1: Energy');
    await page.getByRole('button', { name: 'Submit' }).click();
    await page.getByText('Added: Group 1: Energy').waitFor();
    expect(await page.getByRole('dialog').count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  test('a file that is dropped becomes the option that takes one', async () => {
    const { page } = await open();
    await writeIn(page).fill('/upload ');
    const transfer = await page.evaluateHandle(
      '(() => { const files = new DataTransfer(); files.items.add(new File(["Group 1: Trade"], "brief.txt")); return files; })()',
    );
    await page.dispatchEvent('#composer', 'drop', { dataTransfer: transfer });
    await page.getByText('brief.txt').waitFor();
    await page.keyboard.press('Enter');
    await expect.poll(() => page.getByText('Got brief.txt: Group 1: Trade').count()).toBe(1);
  });

  test('a message is mentioned in, replied to, and handed to a command of its menu', async () => {
    const { page, client } = await open();
    const heard = new Promise<string>((resolve) => {
      client.on('messageCreate', ({ content }) => {
        if (content) resolve(content);
      });
    });
    await writeIn(page).fill('');
    await page.keyboard.type('@Foo');
    await page.getByRole('option', { name: '@Footnote' }).waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.type('what was agreed?');
    await page.keyboard.press('Enter');
    expect(await heard).toBe(`<@${client.user.id}> what was agreed?`);
    await page.getByRole('button', { name: 'More for the message of Ada' }).focus();
    for (const key of ['Enter', 'End', 'Enter']) await page.keyboard.press(key);
    await page.getByText('checked: @Footnote what was agreed?').waitFor();
    await page.getByRole('button', { name: 'More for the message of Ada' }).press('Enter');
    await page.getByRole('menuitem', { name: 'Reply' }).press('Enter');
    await page.keyboard.type('and when?');
    await page.keyboard.press('Enter');
    await expect.poll(() => messagesOf(page).last().innerText()).toMatch(/what was agreed\?[^]*and when\?/);
  });

  test('what lies behind a message can be inspected, with the rules that were broken', async () => {
    const { page } = await open();
    await writeIn(page).fill('/break ');
    await page.keyboard.press('Enter');
    await page.getByText('The application did not respond.').waitFor();
    await page.getByRole('button', { name: 'Inspect' }).click();
    const panel = page.getByRole('complementary', { name: 'Inspect' });
    await panel.getByText('Discord refuses this: Invalid Form Body').waitFor();
    expect(await panel.innerText()).toContain('BASE_TYPE_MAX_LENGTH');
    await page.keyboard.press('Escape');
    expect(await panel.isVisible()).toBe(false);
    await page.getByRole('button', { name: /1 refused/ }).click();
    await page.getByText('Invalid Form Body (code 50035)').waitFor();
  });

  test('a dismissed message is gone, also after the page was opened anew', async () => {
    const { page } = await open();
    await ask(page);
    await page.getByRole('button', { name: 'Dismiss message' }).click();
    await expect.poll(() => messagesOf(page).count()).toBe(0);
    await page.reload();
    await page.getByRole('button', { name: 'Who won the football match?' }).waitFor();
    expect(await page.getByText('Claim 1 [1][2]').count()).toBe(0);
  });

  test('nothing hangs over the edge of a phone', async () => {
    const { page } = await open({ width: 360, height: 640 });
    await ask(page);
    const overflow = await page.evaluate(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    );
    expect(overflow).toBe(0);
    await page.getByRole('button', { name: 'Servers and channels' }).click();
    await page.getByRole('button', { name: 'general' }).click();
    await page.getByRole('heading', { name: '# general' }).waitFor();
  });

  test('a thread is started from a message, talked in, and stands under its channel', async () => {
    const { page, playground, complaints } = await open();
    await writeIn(page).fill('what was agreed?');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'More for the message of Ada' }).press('Enter');
    await page.getByRole('menuitem', { name: 'Create thread' }).press('Enter');
    await page.getByRole('textbox', { name: 'Thread name' }).fill('The agreement');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '# The agreement' }).waitFor();
    await page.getByRole('textbox', { name: /^Message #The agreement/ }).fill('in here');
    await page.keyboard.press('Enter');
    await page.locator('#messages').getByText('in here').waitFor();
    await page.getByRole('button', { name: 'briefs' }).click();
    await page.getByRole('heading', { name: '# briefs' }).waitFor();
    expect(await messagesOf(page).count()).toBe(1);
    await messagesOf(page).getByRole('button', { name: 'The agreement' }).click();
    await page.locator('#messages').getByText('in here').waitFor();
    expect(playground.refusals).toEqual([]);
    expect(complaints).toEqual([]);
  });

  test('a thread that someone else starts appears at the side, and its news among the messages', async () => {
    const { page, playground } = await open();
    playground.member({ name: 'Grace' }).startThread('Ideas');
    await page.getByText('Grace started the thread').waitFor();
    await page.locator('#channels').getByRole('button', { name: 'Ideas' }).click();
    await page.getByRole('heading', { name: '# Ideas' }).waitFor();
    expect(await page.getByRole('button', { name: 'Create thread' }).count()).toBe(0);
  });

  test('one sees that the bot types, until its message comes', async () => {
    const { page, playground, client } = await open();
    const channel = client.channels.cache.get(playground.member().channelId);
    if (!channel?.isSendable()) throw new Error('no channel');
    await channel.sendTyping();
    await page.getByText('Footnote is typing…').waitFor();
    await channel.send('there');
    await page.locator('#messages').getByText('there').waitFor();
    expect(await page.getByText('Footnote is typing…').count()).toBe(0);
  });

  test('someone else sees other places, and not what was said to one alone', async () => {
    const { page } = await open();
    await ask(page);
    await page.getByRole('button', { name: /Ada/ }).click();
    await page.getByRole('radio', { name: 'Grace' }).check();
    await page.getByRole('button', { name: 'Fresh Server' }).waitFor();
    expect(await page.getByText('Claim 1 [1][2]').count()).toBe(0);
    await page.getByRole('button', { name: 'Fresh Server' }).click();
    await page.getByRole('heading', { name: '# general' }).waitFor();
  });
});

describe('the page', () => {
  test.each([
    ['another site', { origin: 'https://evil.example', 'content-type': 'application/json' }, 403],
    ['a form', { 'content-type': 'text/plain' }, 415],
  ])('does nothing for %s', async (_case, headers, status) => {
    const { playground } = await connectClient({ commands, on });
    const request = { method: 'POST', headers, body: JSON.stringify({ content: 'said' }) };
    expect((await fetch(`${playground.url}/page/say`, request)).status).toBe(status);
    expect(playground.member().visibleMessages()).toEqual([]);
  });

  test('lets nothing else be loaded, and nothing inline run that is not its own', async () => {
    const { playground } = await connectClient({ commands, on });
    const home = await fetch(playground.url);
    const policy = home.headers.get('content-security-policy');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toMatch(/script-src 'self' 'sha256-[^']+';/);
    expect(policy).not.toContain('unsafe-inline');
  });

  test('comes with its styles in it, and names its modules to be fetched at once', async () => {
    const { playground } = await connectClient({ commands, on });
    const html = await (await fetch(playground.url)).text();
    expect(html).not.toContain('rel="stylesheet"');
    const named = [...html.matchAll(/rel="modulepreload" href="([^"]+)"/g)].map(([, href]) => href!);
    expect(named).toContain('/client/main.js');
    expect(named.filter((href) => href.includes('words-'))).toEqual([]);
    const statuses = named.map(async (href) => (await fetch(`${playground.url}${href}`)).status);
    expect(new Set(await Promise.all(statuses))).toEqual(new Set([200]));
  });

  test('does not show a channel to whom it is not open', async () => {
    const { playground } = await connectClient({ commands, on });
    const elsewhere = playground.guilds[1]!.channels[0]!.id;
    const said = await fetch(`${playground.url}/page/say`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ as: { person: 'ada', locale: 'ja', channel: elsewhere }, content: 'hello' }),
    });
    expect([said.status, await said.json()]).toEqual([400, { error: 'Ada cannot see this channel.' }]);
  });
});
