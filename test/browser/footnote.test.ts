import { describe, expect, test } from 'vitest';
import { formatBrief } from '../../src/knowledge/reading/index.ts';
import { sampleBrief } from '../storage/sample-brief.ts';
import { accessibilityFindings } from './axe.ts';
import { hasBrowser } from './open-browser.ts';
import { ask, become, composer, lastMessage, visit } from './visit.ts';

/** The first visit: Footnote as `npm start` runs it, in a real browser; both take their time on a busy machine. */
describe.skipIf(!hasBrowser)('a visit', { timeout: 90_000 }, () => {
  test('a sample question is answered with claims and their citations', async () => {
    const page = await visit();
    await page.getByRole('button', { name: 'What challenges does Japan face?' }).click();
    await expect.poll(() => lastMessage(page).innerText()).toMatch(/Challenges Ahead[^]*\[28\]/);
  });

  test('everything can be done by keyboard: choose a brief, ask, and share the answer', async () => {
    const page = await visit();
    await composer(page).focus();
    await page.keyboard.type('/as');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Who invests in Kazakhstan?');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.keyboard.type('C5');
    await page.getByRole('option', { name: /C5\+1/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await expect.poll(() => lastMessage(page).innerText()).toContain('$3.7 billion');
    await page.getByRole('button', { name: 'Share' }).last().focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Shared' }).waitFor();
    await expect.poll(() => lastMessage(page).innerText()).not.toContain('Only you can see this');
  });

  test('what does not fit is shown by Show more', async () => {
    const page = await visit();
    await ask(page, 'What does Japan want in Central Asia?');
    const more = page.getByRole('button', { name: 'Show more' }).last();
    await more.waitFor();
    const before = await lastMessage(page).innerText();
    await more.press('Enter');
    await expect.poll(() => lastMessage(page).innerText()).not.toBe(before);
    expect(await page.evaluate('document.activeElement?.closest("#messages > li") !== null')).toBe(true);
  });

  test('a moderator pastes a brief, sees what members will see, publishes it, and members ask it', async () => {
    const page = await visit();
    await composer(page).fill('/brief');
    expect(await page.getByRole('option').count()).toBe(0);
    await composer(page).fill('');
    await become(page, 'Grace');
    await composer(page).fill('/brief add');
    await page.getByRole('option', { name: '/brief add' }).waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Add a brief' });
    await dialog.getByRole('textbox', { name: 'Text', exact: true }).fill(formatBrief(sampleBrief()));
    await page.getByRole('button', { name: 'Submit' }).click();
    await page.getByRole('button', { name: 'Publish' }).click();
    await expect.poll(() => page.locator('#messages').innerText()).toMatch(/added|published/i);
    await become(page, 'Ada');
    await ask(page, 'Has dredging of the port of Aktau begun?');
    await expect.poll(() => lastMessage(page).innerText()).toContain('Aktau');
  });

  test('a person’s own language is what times and commands are shown in', async () => {
    const page = await visit();
    await become(page, 'Lin', 'Русский');
    await ask(page, 'How much has Japan invested in Kazakhstan?');
    await expect.poll(() => lastMessage(page).innerText()).toContain('$3.7');
    await page.reload();
    await expect.poll(() => page.locator('#person').innerText()).toContain('Русский');
  });

  test('a server without briefs says how to begin, and a moderator begins there', async () => {
    const page = await visit();
    await become(page, 'Grace');
    await page.getByRole('button', { name: 'Fresh Server' }).click();
    await page.getByRole('heading', { name: '# general' }).waitFor();
    expect(await page.getByRole('button', { name: 'What challenges does Japan face?' }).count()).toBe(0);
    await page.getByText('There is nothing here to ask about yet.').waitFor();
    await page.locator('#welcome').getByRole('button', { name: '/brief add' }).click();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Add a brief' }).waitFor();
  });

  test('a phone shows everything in its width', async () => {
    const page = await visit({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });
    await ask(page, 'What challenges does Japan face?');
    await expect.poll(() => lastMessage(page).innerText()).toContain('Challenges Ahead');
    await composer(page).fill('/');
    await page.getByRole('option', { name: /^\/ask/ }).waitFor();
    const overflow = await page.evaluate(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    );
    expect(overflow).toBe(0);
  });

  test('axe finds nothing wrong with any state, in dark and in light', async () => {
    const page = await visit({ reducedMotion: 'reduce' });
    expect(await accessibilityFindings(page)).toEqual([]);
    await ask(page, 'What challenges does Japan face?');
    await expect.poll(() => lastMessage(page).innerText()).toContain('Challenges Ahead');
    expect(await accessibilityFindings(page)).toEqual([]);
    await composer(page).fill('/');
    expect(await accessibilityFindings(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await page.getByText('This option is required.').waitFor();
    expect(await accessibilityFindings(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Inspect the message of Footnote' }).last().press('Enter');
    await page.getByRole('complementary', { name: 'Inspect' }).waitFor();
    expect(await accessibilityFindings(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'More for the message of Footnote' }).last().press('Enter');
    await page.getByRole('menu').waitFor();
    expect(await accessibilityFindings(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await become(page, 'Grace');
    await page.locator('#person').click();
    expect(await accessibilityFindings(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await composer(page).fill('/brief add ');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    expect(await accessibilityFindings(page)).toEqual([]);
  });

  test('the page weighs less than 150 KB over the wire, and little when it is opened again', async () => {
    const page = await visit();
    const bytes = () =>
      page.evaluate(
        `[...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
          .reduce((sum, { transferSize }) => sum + transferSize, 0)`,
      );
    expect(await bytes()).toBeGreaterThan(30_000);
    expect(await bytes()).toBeLessThan(150_000);
    await page.reload();
    await page.getByRole('button', { name: 'What challenges does Japan face?' }).waitFor();
    expect(await bytes()).toBeLessThan(15_000);
  });
});
