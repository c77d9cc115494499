import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { BrowserContext, Page } from 'playwright-core';
import type { BaseInteraction } from 'discord.js';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { connectClient } from '../connect-client.ts';

const executablePath = '/usr/bin/chromium';
const isV2 = 1 << 15;
const ephemeral = 1 << 6;

const commands = [
  {
    name: 'ask',
    description: 'Asks the briefs a question',
    options: [
      { name: 'question', description: 'What to look up', type: 3, required: true, autocomplete: true },
      { name: 'share', description: 'Let everyone see the answer', type: 5 },
    ],
  },
  { name: 'add', description: 'Adds a brief' },
] as const;

const answer = (question: string, page: number) => ({
  flags: isV2 | ephemeral,
  components: [
    {
      type: 17,
      accent_color: 0x5865f2,
      components: [
        { type: 10, content: `## C5+1 summit\n-# ${question}` },
        { type: 14 },
        { type: 10, content: `**Energy** <script>alert(1)</script>\n- Claim ${page} [1][2]` },
        {
          type: 1,
          components: [
            { type: 2, style: 1, label: 'Show more', custom_id: `more:${page + 1}` },
            { type: 2, style: 5, label: 'Source', url: 'https://example.org/' },
          ],
        },
        {
          type: 1,
          components: [
            {
              type: 3,
              custom_id: 'theme',
              placeholder: 'Choose a theme',
              options: [
                { label: 'Energy', value: 'energy' },
                { label: 'Trade', value: 'trade' },
              ],
            },
          ],
        },
      ],
    },
  ],
});

/** A little bot with everything that the page must show. */
async function on(interaction: BaseInteraction): Promise<void> {
  if (interaction.isAutocomplete()) {
    const typed = interaction.options.getFocused();
    await interaction.respond([{ name: `What about ${typed}?`, value: `about ${typed}` }]);
  } else if (interaction.isChatInputCommand() && interaction.commandName === 'ask') {
    await interaction.reply(answer(interaction.options.getString('question', true), 1));
  } else if (interaction.isChatInputCommand()) {
    const text = { type: 4, custom_id: 'text', style: 2, min_length: 5 } as const;
    await interaction.showModal({
      custom_id: 'add',
      title: 'Add a brief',
      components: [{ type: 18, label: 'Text of the brief', component: text }],
    });
  } else if (interaction.isModalSubmit()) {
    await interaction.reply(`Added: ${interaction.fields.getTextInputValue('text')}`);
  } else if (interaction.isButton()) {
    await interaction.update(answer('again', Number(interaction.customId.split(':')[1])));
  } else if (interaction.isStringSelectMenu()) {
    await interaction.reply(`Chosen: ${interaction.values.join()}`);
  }
}

describe.skipIf(!existsSync(executablePath))('in a browser', () => {
  let browser: BrowserContext;
  const profile = mkdtempSync(join(tmpdir(), 'playground-profile-'));

  beforeAll(async () => {
    browser = await chromium.launchPersistentContext(profile, {
      executablePath,
      headless: true,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ],
    });
  });
  afterAll(async () => {
    await browser.close();
    rmSync(profile, { recursive: true, force: true });
  });

  async function open(): Promise<
    { page: Page; complaints: string[] } & Awaited<ReturnType<typeof connectClient>>
  > {
    const connected = await connectClient({ commands, on });
    const page = await browser.newPage();
    onTestFinished(() => page.close());
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('request', (request) => {
      const isLocal = request.url().startsWith(connected.playground.url) || request.url().startsWith('data:');
      if (!isLocal) complaints.push(`asked for ${request.url()}`);
    });
    await page.goto(connected.playground.url);
    await page.getByRole('heading', { name: '# briefs' }).waitFor();
    return { page, complaints, ...connected };
  }

  const ask = async (page: Page): Promise<void> => {
    await page.keyboard.press('Tab');
    await page.getByRole('combobox', { name: /Message/ }).focus();
    await page.keyboard.type('/as');
    await page.getByRole('option', { name: '/ask' }).waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.type('energy');
    await page.getByRole('option', { name: 'What about energy?' }).waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await page.getByText('Claim 1 [1][2]').waitFor();
  };

  test('one asks by keyboard, with suggestions from the bot, and sees the reply', async () => {
    const { page, complaints, playground } = await open();
    await ask(page);
    const message = page.getByRole('log').getByRole('listitem').first();
    await expect.poll(() => message.innerText()).toContain('Only you can see this');
    const text = await message.innerText();
    expect(text).toContain('Ada used /ask');
    expect(text).toContain('about energy');
    expect(text).toContain('<script>alert(1)</script>');
    expect(await page.evaluate('document.activeElement?.id')).toBe('say');
    expect(complaints).toEqual([]);
    expect(playground.refusals).toEqual([]);
    const picture = process.env['PLAYGROUND_PICTURE'];
    if (picture) await page.screenshot({ path: picture });
  });

  test('a pressed button changes its message and keeps the focus; a select replies', async () => {
    const { page, complaints } = await open();
    await ask(page);
    const more = page.getByRole('button', { name: 'Show more' });
    await more.focus();
    await page.keyboard.press('Enter');
    await page.getByText('Claim 2 [1][2]').waitFor();
    expect(await page.evaluate('document.activeElement?.tagName')).toBe('LI');
    await page.getByRole('combobox', { name: 'Choose a theme' }).selectOption('trade');
    await page.getByText('Chosen: trade').waitFor();
    expect(complaints).toEqual([]);
  });

  test('a modal opens, is filled in and submitted', async () => {
    const { page, complaints } = await open();
    await page.getByRole('combobox', { name: /Message/ }).fill('/add ');
    await page.getByRole('button', { name: 'Send' }).press('Enter');
    const field = page.getByRole('dialog', { name: 'Add a brief' }).getByLabel('Text of the brief');
    await field.fill('Group 1: Energy');
    await page.getByRole('button', { name: 'Submit' }).click();
    await page.getByText('Added: Group 1: Energy').waitFor();
    expect(await page.getByRole('dialog').count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  test('nothing hangs over the edge of a phone', async () => {
    const { page } = await open();
    await page.setViewportSize({ width: 360, height: 640 });
    await ask(page);
    const overflow = await page.evaluate(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    );
    expect(overflow).toBe(0);
    const picture = process.env['PLAYGROUND_PHONE_PICTURE'];
    if (picture) await page.screenshot({ path: picture });
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

  test('weighs less than 150 KB and lets nothing else be loaded', async () => {
    const { playground } = await connectClient({ commands, on });
    const home = await fetch(playground.url);
    expect(home.headers.get('content-security-policy')).toContain("default-src 'none'");
    const html = await home.text();
    const files = [
      'page.css',
      'main.js',
      'composer.js',
      'message-view.js',
      'component-view.js',
      'modal-view.js',
    ];
    const sizes = await Promise.all(
      files.map(async (name) => (await (await fetch(`${playground.url}/client/${name}`)).text()).length),
    );
    expect(sizes.reduce((sum, size) => sum + size, html.length)).toBeLessThan(150_000);
  });
});
