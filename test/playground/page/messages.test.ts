import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { complaintsOf, hasBrowser, openBrowser } from '../../browser/open-browser.ts';
import { manualClock } from '../../../src/playground/clock.ts';
import { connectClient } from '../connect-client.ts';
import { commands, on } from './little-bot.ts';

/** What stands above and within messages that point at others. */
describe.skipIf(!hasBrowser)('messages', () => {
  let browser: BrowserContext;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  async function open() {
    const clock = manualClock();
    const intents = ['Guilds', 'GuildMessages'] as const;
    const connected = await connectClient({ commands, on, intents, clock });
    const page = await browser.newPage();
    const complaints = complaintsOf(page, connected.playground.url);
    onTestFinished(async () => {
      expect(complaints).toEqual([]);
      await page.close();
    });
    await page.goto(connected.playground.url);
    await page.getByRole('heading', { name: '# briefs' }).waitFor();
    return { page, clock, ada: connected.playground.member({ name: 'Ada' }), ...connected };
  }
  const lastMessage = (page: Page) => page.locator('#messages > li').last();
  const openMenu = (page: Page) =>
    page
      .getByRole('button', { name: /^More for/ })
      .last()
      .press('Enter');

  test('a reply shows the names in what it answers, in one line, and leads there', async () => {
    const { page, ada, client } = await open();
    const said = ada.say(`<@${client.user.id}> **what** was\nagreed?`);
    ada.say('hm', { replyTo: said });
    const preview = page.getByRole('button', { name: '@Footnote what was agreed?' });
    await preview.click();
    expect(await page.evaluate('document.activeElement?.id')).toBe(`message-${said.id}`);
  });

  test('a reply to what has no text says how to see it', async () => {
    const { page, ada, client } = await open();
    const components = [{ type: 10, content: 'news' }];
    const body = { flags: 1 << 15, components };
    await client.rest.post(`/channels/${ada.channelId}/messages`, { body });
    ada.say('hm', { replyTo: ada.visibleMessages().at(-1)! });
    const preview = page.locator('.cause').getByRole('button');
    await expect.poll(() => preview.innerText()).toBe('Click to see attachment');
  });

  test('a thread begins with what it is about', async () => {
    const { page, ada } = await open();
    ada.startThread('Ideas', { about: ada.say('the agreement') });
    await page.locator('#messages').getByRole('button', { name: 'Ideas' }).click();
    await page.getByRole('heading', { name: '# Ideas' }).waitFor();
    await expect.poll(() => lastMessage(page).locator('.body').innerText()).toBe('the agreement');
  });

  test('one is forwarded to another channel and shown there as it stood', async () => {
    const { page, ada } = await open();
    ada.say('the agreement');
    await openMenu(page);
    await page.getByRole('menuitem', { name: 'Forward' }).press('Enter');
    await page
      .getByRole('menu', { name: 'Forward to' })
      .getByRole('menuitem', { name: '#general' })
      .press('Enter');
    await page.getByRole('heading', { name: '# general' }).waitFor();
    await expect.poll(() => lastMessage(page).innerText()).toMatch(/Ada[^]*Forwarded[^]*the agreement/);
  });

  test('in a group one writes to others without the bot', async () => {
    const { page, playground } = await open();
    await page.getByRole('button', { name: 'Direct messages' }).click();
    await page.getByRole('button', { name: 'Grace, Lin, Ivy' }).click();
    await page.getByText('This is a group without Footnote in it.').waitFor();
    await page.getByRole('textbox', { name: /^Message Grace, Lin, Ivy/ }).fill('between us');
    await page.keyboard.press('Enter');
    await expect.poll(() => lastMessage(page).innerText()).toContain('between us');
    expect(playground.refusals).toEqual([]);
  });

  test('a thread that was archived leaves the side, and a message brings it back', async () => {
    const { page, clock, playground, ada } = await open();
    const { id } = ada.startThread('Ideas');
    const atSide = page.locator('#channels').getByRole('button', { name: 'Ideas' });
    await atSide.waitFor();
    clock.advance(24 * 60 * 60_000);
    await atSide.waitFor({ state: 'detached' });
    playground.member({ name: 'Ada', channelId: id }).say('one more thing');
    await expect.poll(() => atSide.count()).toBe(1);
  });
});
