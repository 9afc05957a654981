import type { Page } from 'playwright-core';

/** What went wrong on a page: the addresses it asked the network for, and its errors. */
export interface Findings {
  readonly asked: readonly string[];
  readonly errors: readonly string[];
}

/** Opens a page from disk; every request that is not for a file is refused and noted. */
export async function openOffline(
  page: Page,
  url: string,
): Promise<{ readonly page: Page; readonly findings: Findings }> {
  const asked: string[] = [];
  const errors: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('requestfailed', (request) => errors.push(`failed: ${request.url()}`));
  await page.route(/^(?!file:|data:)/, (route) => {
    asked.push(route.request().url());
    return route.abort();
  });
  await page.goto(url, { waitUntil: 'load' });
  return { page, findings: { asked, errors } };
}
