import type { Locator, Page } from 'playwright-core';
import { expect, onTestFinished } from 'vitest';
import { complaintsOf, openBrowser } from './open-browser.ts';
import { startFootnote } from './start-footnote.ts';

/** A question that the page offers; the page is ready when it does. */
const sample = 'What challenges does Japan face?';

/** Opens the page of a Footnote of its own: what one test asks does not count against the next. The page must not complain. */
export async function visit(options: Parameters<typeof openBrowser>[0] = {}): Promise<Page> {
  const footnote = await startFootnote();
  onTestFinished(() => footnote.close());
  const browser = await openBrowser({ viewport: { width: 1100, height: 760 }, ...options });
  onTestFinished(() => browser.close());
  const page = await browser.newPage();
  const complaints = complaintsOf(page, footnote.url);
  onTestFinished(() => expect(complaints).toEqual([]));
  await page.goto(footnote.url);
  await page.getByRole('button', { name: sample }).waitFor();
  return page;
}

/** Where one writes, in English or Russian. */
export const composer = (page: Page): Locator => page.getByRole('textbox', { name: /^(Message|Написать)/ });

/** The message that came last. */
export const lastMessage = (page: Page): Locator => page.locator('#messages > li').last();

/** Uses `/ask` by typing it. */
export async function ask(page: Page, question: string): Promise<void> {
  await composer(page).fill('/ask ');
  await page.keyboard.type(question);
  await page.keyboard.press('Enter');
}

/** Becomes someone else by the menu of people, in a language by its own name for itself. */
export async function become(page: Page, name: string, language?: string): Promise<void> {
  await page.locator('#person').click();
  await page.getByRole('radio', { name: new RegExp(`^${name}`) }).check();
  if (language) await page.getByRole('radio', { name: language }).check();
  await page.keyboard.press('Escape');
  await expect.poll(() => page.locator('#person').textContent()).toContain(language ?? name);
}
