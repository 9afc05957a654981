import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasChromium, launch } from '../testing/offline-page.ts';
import { screensOf } from './html/screens.ts';
import { htmlReport } from './html.ts';
import { wholeSample } from './sample/whole.ts';

const axe = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

const wholeContents = screensOf(wholeSample).map(({ id }) => id);

interface Violation {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly html: string }[];
}

describe.skipIf(!hasChromium)('the HTML report for everybody', () => {
  let browser: Browser;
  let folder = '';
  let path = '';

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'qiyue-page-'));
    path = join(folder, 'report.html');
    await writeFile(path, htmlReport(wholeSample, 'en'));
    browser = await launch();
  }, 60_000);

  afterAll(async () => {
    await browser.close();
    await rm(folder, { recursive: true });
  });

  /** With scripts, which the page forbids itself, so that axe can run from outside. */
  async function open(width: number, colorScheme: 'light' | 'dark' = 'light'): Promise<Page> {
    const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
    const page = await context.newPage();
    await page.goto(pathToFileURL(path).href);
    return page;
  }

  it.each([
    ['at a desk', 1280, 'light'],
    ['in the dark', 1280, 'dark'],
    ['on a phone', 390, 'light'],
    ['on a phone in the dark', 390, 'dark'],
  ] as const)(
    'has no serious fault that axe knows %s',
    async (_, width, scheme) => {
      const page = await open(width, scheme);
      await page.evaluate(
        "document.querySelectorAll('details').forEach((one) => { one.open = true })",
      );

      await page.evaluate(axe);
      const found = await page.evaluate<readonly Violation[]>(
        'axe.run({ resultTypes: ["violations"] }).then(({ violations }) => violations)',
      );

      const grave = found.filter(({ impact }) => impact === 'serious' || impact === 'critical');
      expect(grave.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
    },
    60_000,
  );

  it('leads the keyboard from the languages over the contents to all that scrolls', async () => {
    const page = await open(1280);
    await page.evaluate("document.querySelector('.ledger').open = true");

    const stops = await tabStops(page);

    const contents = wholeContents.map((id) => `#${id}`);
    expect(stops.slice(0, contents.length + 1)).toEqual(['#show-en', ...contents]);
    const scrolling = await page.locator('.scroll, pre').filter({ visible: true }).count();
    expect(stops.filter((stop) => stop === 'scrolls')).toHaveLength(scrolling);
  }, 60_000);
});

/** Where the Tab key leads from the top of the page until it has been everywhere. */
async function tabStops(page: Page): Promise<readonly string[]> {
  const stops: string[] = [];
  for (let press = 0; press < 1000; press += 1) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate<string>(focused);
    if (stop === '') return stops;
    stops.push(stop);
  }
  return stops;
}

const focused = `(() => {
  const one = document.activeElement;
  if (one === document.body) return '';
  if (one.matches('.scroll, pre')) return 'scrolls';
  return one.getAttribute('href') ?? (one.id ? '#' + one.id : one.tagName);
})()`;
