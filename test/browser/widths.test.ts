import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { hasBrowser } from './open-browser.ts';
import { ask, become, composer, lastMessage, visit } from './visit.ts';

/** The narrowest phones, each side of the widths at which the page changes, and wide windows. */
const widths = [320, 360, 390, 430, 600, 736, 740, 760, 820, 960, 1040, 1200, 1400];

/** At which widths something is wider than where it stands. */
async function overflows(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const width of widths) {
    await page.setViewportSize({ width, height: 700 });
    const wide = await page.evaluate<string[]>(
      `['html', 'header', '#log', '#composer', '#inspector', 'dialog form', '.menu:popover-open']
        .filter((place) => [...document.querySelectorAll(place)].some((one) => one.scrollWidth > one.clientWidth))`,
    );
    found.push(...wide.map((place) => `${place} at ${width}`));
  }
  return found;
}

describe.skipIf(!hasBrowser)('at every width', { timeout: 90_000 }, () => {
  test('the page fits, whoever one is, in every language', async () => {
    const page = await visit();
    for (const name of ['Grace', 'Lin', 'Ivy']) {
      await become(page, name);
      expect([name, await overflows(page)]).toEqual([name, []]);
    }
    for (const language of ['中文', '日本語', 'Русский', 'Français', 'Español']) {
      await become(page, 'Ivy', language);
      expect([language, await overflows(page)]).toEqual([language, []]);
    }
  });

  test('answers, forms, menus and long names fit', async () => {
    const page = await visit();
    await become(page, 'Ivy');
    await page.getByRole('button', { name: 'Create thread' }).click();
    await page.getByRole('textbox', { name: 'Thread name' }).fill('Anunbrokennamewithoutanyspaces'.repeat(3));
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: /Anunbroken/ }).waitFor();
    expect(['thread', await overflows(page)]).toEqual(['thread', []]);
    await ask(page, 'What challenges does Japan face?');
    await expect.poll(() => lastMessage(page).innerText()).toContain('Challenges Ahead');
    expect(['answer', await overflows(page)]).toEqual(['answer', []]);
    await page.getByRole('button', { name: 'More for the message of Footnote' }).last().press('Enter');
    await page.getByRole('menu').waitFor();
    expect(['menu', await overflows(page)]).toEqual(['menu', []]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Inspect the message of Footnote' }).last().press('Enter');
    await page.getByRole('complementary', { name: 'Inspect' }).waitFor();
    expect(['inspector', await overflows(page)]).toEqual(['inspector', []]);
    await page.keyboard.press('Escape');
    await composer(page).fill('/settings ');
    await page.keyboard.press('Enter');
    await expect.poll(() => lastMessage(page).innerText()).toContain('Settings of this server');
    expect(['settings', await overflows(page)]).toEqual(['settings', []]);
    await composer(page).fill('/brief add ');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Add a brief' }).waitFor();
    expect(['form', await overflows(page)]).toEqual(['form', []]);
  });
});
