import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core';

const executablePath = '/usr/bin/chromium';

/** Whether this machine has the browser that the tests drive. */
export const hasBrowser = existsSync(executablePath);

/** Opens Debian's chromium, headless, with an empty profile that goes when it closes. */
export async function openBrowser(options: BrowserContextOptions = {}): Promise<BrowserContext> {
  const profile = mkdtempSync(join(tmpdir(), 'playground-profile-'));
  const browser = await chromium.launchPersistentContext(profile, {
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
    ...options,
  });
  browser.on('close', () => rmSync(profile, { recursive: true, force: true, maxRetries: 3 }));
  return browser;
}

/** What a page complains of, as it comes: errors, warnings, and requests that leave its own address. */
export function complaintsOf(page: Page, url: string): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => {
    const isLocal = request.url().startsWith(url) || request.url().startsWith('data:');
    if (!isLocal) complaints.push(`asked for ${request.url()}`);
  });
  return complaints;
}
