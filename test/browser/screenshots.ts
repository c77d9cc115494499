import { mkdirSync, statSync } from 'node:fs';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { formatBrief } from '../../src/knowledge/reading/index.ts';
import { sampleBrief } from '../storage/sample-brief.ts';
import { hasBrowser, openBrowser } from './open-browser.ts';
import { startFootnote } from './start-footnote.ts';

/** `npm run screenshots`: the pictures of the README and the documentation, from Footnote as it is. */

const folder = 'docs/images';
const desktop: BrowserContextOptions = { viewport: { width: 1040, height: 680 }, colorScheme: 'dark' };
const phone: BrowserContextOptions = {
  viewport: { width: 390, height: 780 },
  colorScheme: 'dark',
  isMobile: true,
  hasTouch: true,
};
const question = 'What challenges does Japan face?';

if (!hasBrowser) {
  console.error('Screenshots need chromium: apt-get install chromium');
  process.exit(1);
}
mkdirSync(folder, { recursive: true });
await picture('welcome', desktop, async () => undefined);
await picture('answer', { ...desktop, viewport: { width: 900, height: 840 } }, answered);
await picture('answer-light', { ...desktop, colorScheme: 'light' }, answered);
await picture('answer-phone', phone, answered);
await picture('commands', desktop, async (page) => {
  await say(page, '/');
  await page.getByRole('option', { name: /^\/ask/ }).waitFor();
});
await picture('choices', desktop, async (page) => {
  await say(page, '/ask ');
  await page.keyboard.type('How much has Japan invested in Kazakhstan?');
  await page.getByRole('button', { name: '+ brief' }).click();
  await page.getByRole('option').first().waitFor();
});
await picture('inspect', desktop, async (page) => {
  await answered(page);
  await page.getByRole('button', { name: 'Inspect the message of Footnote' }).last().click();
  await page.getByRole('complementary', { name: 'Inspect' }).waitFor();
});
await picture('person', desktop, async (page) => {
  await page.locator('#person').click();
});
await picture('conversation', { ...desktop, viewport: { width: 900, height: 1240 } }, async (page) => {
  await say(page, '@Footnote how much has Japan invested in Kazakhstan?');
  await page.keyboard.press('Enter');
  await answersOf(page).first().getByRole('button', { name: 'Dismiss' }).waitFor();
  await answersOf(page).first().hover();
  await answersOf(page).first().getByRole('button', { name: 'More for the message of Footnote' }).click();
  await page.getByRole('menuitem', { name: 'Reply' }).click();
  await page.keyboard.type('and the challenges?');
  // The server's pause between two questions.
  await page.waitForTimeout(2_500);
  await page.keyboard.press('Enter');
  await answersOf(page).nth(1).getByRole('button').first().waitFor();
  await page.mouse.move(0, 0);
});
await picture('check', { ...desktop, viewport: { width: 900, height: 760 } }, async (page) => {
  await say(page, 'Japan has invested $3.7 billion in Kazakhstan. The weather in Astana is cold.');
  await page.keyboard.press('Enter');
  const own = page.locator('#messages > li').last();
  await own.hover();
  await own.getByRole('button', { name: /^More for/ }).click();
  await page.getByRole('menuitem', { name: 'Check against briefs' }).click();
  await page.getByText('Only you can see this').waitFor();
  await page.mouse.move(0, 0);
});
await picture('settings', { ...desktop, viewport: { width: 900, height: 1100 } }, async (page) => {
  await become(page, 'Ivy');
  await say(page, '/settings ');
  await page.keyboard.press('Enter');
  await page.getByText('Settings of this server').waitFor();
  await page.mouse.move(0, 0);
});
await picture('add-brief', desktop, async (page) => {
  await become(page, 'Grace');
  await paste(page);
});
await picture('preview', desktop, async (page) => {
  await become(page, 'Grace');
  await paste(page);
  await page.getByRole('button', { name: 'Submit' }).click();
  await page.getByRole('button', { name: 'Publish' }).waitFor();
});

/** Starts Footnote afresh, opens its page, lets `act` bring it into a state, and saves how it looks. */
async function picture(
  name: string,
  options: BrowserContextOptions,
  act: (page: Page) => Promise<void>,
): Promise<void> {
  const footnote = await startFootnote();
  const browser = await openBrowser({ ...options, reducedMotion: 'reduce' });
  const page = await browser.newPage();
  await page.goto(footnote.url);
  await page.getByRole('button', { name: question }).waitFor();
  await act(page);
  const path = `${folder}/${name}.png`;
  await page.screenshot({ path, caret: 'hide' });
  await browser.close();
  await footnote.close();
  console.log(`${path} ${(statSync(path).size / 1024).toFixed(0)} KB`);
}

/** What Footnote said, oldest first. */
function answersOf(page: Page) {
  return page.locator('#messages > li').filter({ has: page.getByText('APP', { exact: true }) });
}

async function say(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox', { name: /^Message/ }).fill(text);
}

async function answered(page: Page): Promise<void> {
  await page.getByRole('button', { name: question }).click();
  await page.getByText('Only you can see this').waitFor();
  // The pointer would leave the message's tools in the picture.
  await page.mouse.move(0, 0);
}

async function become(page: Page, name: string): Promise<void> {
  await page.locator('#person').click();
  await page.getByRole('radio', { name: new RegExp(`^${name}`) }).check();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Fresh Server' }).waitFor();
}

async function paste(page: Page): Promise<void> {
  await say(page, '/brief add ');
  await page.keyboard.press('Enter');
  const field = page.getByRole('textbox', { name: 'Text', exact: true });
  await field.fill(formatBrief(sampleBrief()));
  await field.press('Control+Home');
}
