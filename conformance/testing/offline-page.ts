import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';

const executablePath = '/usr/bin/chromium';
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** Without it the tests of pages are skipped by name. */
export const hasChromium = existsSync(executablePath);

export const launch = (): Promise<Browser> => chromium.launch({ executablePath, args });

export interface Looks {
  readonly width?: number;
  readonly isDark?: boolean;
}

/** A page, what it has asked for, and what the browser had to say about it. */
export interface Opened {
  readonly page: Page;
  readonly requests: readonly string[];
  readonly complaints: readonly string[];
}

/** Opens a file without scripts and with every request to a network refused. */
export async function openFile(browser: Browser, path: string, looks: Looks = {}): Promise<Opened> {
  const context = await browser.newContext({
    javaScriptEnabled: false,
    viewport: { width: looks.width ?? 1280, height: 900 },
    colorScheme: looks.isDark ? 'dark' : 'light',
  });
  const requests: string[] = [];
  const complaints: string[] = [];
  await context.route(
    (url) => url.protocol !== 'file:',
    (route) => route.abort(),
  );
  const page = await context.newPage();
  page.on('request', (request) => requests.push(request.url()));
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(pathToFileURL(path).href);
  return { page, requests, complaints };
}

/** By how many pixels a page is wider than its window. */
export const overflow = (page: Page): Promise<number> =>
  page.locator('html').evaluate((root) => root.scrollWidth - root.clientWidth);
