import axe from 'axe-core';
import type { Page } from 'playwright-core';

/**
 * What axe finds wrong with the page as it stands, in dark and in light: which rule, how bad, where.
 * Only contrast is a matter of colours; everything else is looked at once.
 */
export async function accessibilityFindings(page: Page): Promise<string[]> {
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(axe.source);
  await page.emulateMedia({ colorScheme: 'dark' });
  const inDark = await findings(page, 'axe.run()');
  await page.emulateMedia({ colorScheme: 'light' });
  return [...inDark, ...(await findings(page, 'axe.run({ runOnly: ["color-contrast"] })'))];
}

async function findings(page: Page, run: string): Promise<string[]> {
  const { violations } = (await page.evaluate(run)) as axe.AxeResults;
  return violations.map(
    ({ id, impact, nodes }) => `${impact} ${id}: ${nodes.map(({ html }) => html).join(' ')}`,
  );
}
