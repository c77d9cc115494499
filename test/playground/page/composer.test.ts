import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { complaintsOf, hasBrowser, openBrowser } from '../../browser/open-browser.ts';
import { connectClient } from '../connect-client.ts';
import { commands, on } from './little-bot.ts';

/** Whoever types quickly loses nothing, however late the playground tells what is there. */
describe.skipIf(!hasBrowser)('the composer', () => {
  let browser: BrowserContext;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  async function open() {
    const connected = await connectClient({ commands, on, intents: ['Guilds', 'GuildMessages'] });
    const page = await browser.newPage();
    const complaints = complaintsOf(page, connected.playground.url);
    onTestFinished(async () => {
      expect(complaints).toEqual([]);
      await page.close();
    });
    await page.goto(connected.playground.url);
    await page.getByRole('heading', { name: '# briefs' }).waitFor();
    return { page, ...connected };
  }

  /** Holds requests back, until the result is called. */
  async function holdBack(page: Page, address: string): Promise<() => void> {
    const gate = Promise.withResolvers<void>();
    await page.route(address, async (route) => {
      await gate.promise;
      await route.continue();
    });
    return gate.resolve;
  }
  const state = '**/page/events*';
  const composer = (page: Page) => page.getByRole('textbox', { name: /^(Message|メッセージ)/ });
  const isAt = (page: Page, channel: string) => page.getByRole('heading', { name: `# ${channel}` }).waitFor();

  test('a command that is typed before the new channel has shown itself stays', async () => {
    const { page } = await open();
    const release = await holdBack(page, state);
    await page.getByRole('button', { name: 'general' }).click();
    await composer(page).fill('/ask ');
    await page.keyboard.type('energy');
    release();
    await isAt(page, 'general');
    await page.keyboard.type(' and trade');
    expect(await page.getByRole('combobox', { name: 'question' }).inputValue()).toBe('energy and trade');
    await page.getByRole('option', { name: 'What about energy and trade?' }).waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText('Claim 1 [1][2]').waitFor();
  });

  test('a message that is typed before the new channel has shown itself stays, and goes there', async () => {
    const { page, playground } = await open();
    const release = await holdBack(page, state);
    await page.getByRole('button', { name: 'general' }).click();
    await composer(page).fill('hello');
    await page.keyboard.press('Enter');
    await page.keyboard.type('again');
    release();
    await isAt(page, 'general');
    expect(await composer(page).inputValue()).toBe('again');
    const [, general] = playground.guilds[0]!.channels;
    const there = playground.member({ channelId: general!.id });
    await expect.poll(() => there.visibleMessages().map(({ content }) => content)).toEqual(['hello']);
  });

  test('what was half written is put away as soon as one leaves, and not on a change of language', async () => {
    const { page } = await open();
    await composer(page).fill('/ask ');
    await page.keyboard.type('energy');
    await page.getByRole('button', { name: /Ada/ }).click();
    await page.getByRole('radio', { name: '日本語' }).check();
    await page.keyboard.press('Escape');
    await expect.poll(() => page.getByRole('button', { name: /日本語/ }).count()).toBe(1);
    expect(await page.getByRole('combobox').inputValue()).toBe('energy');
    await holdBack(page, state);
    await page.getByRole('button', { name: 'general' }).click();
    await composer(page).waitFor();
    expect(await composer(page).inputValue()).toBe('');
  });

  test('a command that is typed before the bot has told its own opens when it has', async () => {
    const { page, client } = await open();
    await client.application.commands.set([]);
    await expect
      .poll(() => page.getByRole('button', { name: 'Who won the football match?' }).count())
      .toBe(0);
    await composer(page).fill('/ask energy');
    await page.keyboard.press('Enter');
    await page.getByText('No commands have arrived from the bot yet.').waitFor();
    await client.application.commands.set(commands);
    const question = page.getByRole('combobox', { name: 'question' });
    await question.waitFor();
    expect(await question.inputValue()).toBe('energy');
  });

  test.each(['typed', 'pasted'])('what is %s behind a command goes into its first option', async (way) => {
    const { page } = await open();
    await composer(page).fill(way === 'pasted' ? '/theme the seas' : '/theme ');
    if (way === 'typed') await page.keyboard.type('the seas');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('#messages').innerText()).toContain('Theme: the seas');
  });

  test('what is typed while a message is on its way is kept', async () => {
    const { page } = await open();
    const release = await holdBack(page, '**/page/say');
    await composer(page).fill('first');
    await page.keyboard.press('Enter');
    await page.keyboard.type('second');
    release();
    await page.locator('#messages').getByText('first').waitFor();
    expect(await composer(page).inputValue()).toBe('second');
  });

  test('what could not be sent comes back', async () => {
    const { page } = await open();
    await page.route('**/page/say', (route) =>
      route.fulfill({ json: { error: 'It is closed.' }, contentType: 'application/json' }),
    );
    await composer(page).fill('first');
    await page.keyboard.press('Enter');
    await page.getByText('It is closed.').waitFor();
    expect(await composer(page).inputValue()).toBe('first');
    await page.route('**/page/slash', (route) => route.fulfill({ json: { error: 'Not that one.' } }));
    await composer(page).fill('/ask ');
    await page.keyboard.type('energy');
    await page.getByRole('option', { name: 'What about energy?' }).waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText('Not that one.').waitFor();
    expect(await page.getByRole('combobox', { name: 'question' }).inputValue()).toBe('What about energy?');
  });
});
