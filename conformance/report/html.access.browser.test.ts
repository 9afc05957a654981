import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasChromium, launch } from '../testing/offline-page.ts';
import { overviewPage } from './html/overview-page.ts';
import { screensOf } from './html/screens.ts';
import { htmlReport } from './html.ts';
import { conforming, overviewSample, wholeOverview } from './sample/overview.ts';
import { wholeSample } from './sample/whole.ts';
import { conformingSample } from './sample.ts';

const axe = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

const wholeContents = screensOf(wholeSample).map(({ id }) => id);

/** What stands where nothing failed or nothing was judged looks otherwise than where all occurs. */
const pages = {
  'a report with everything': htmlReport(wholeSample, 'en'),
  'a conforming report': htmlReport(conformingSample, 'zh'),
  'an overview with everything': overviewPage(wholeOverview, 'en'),
  'an overview of what conforms': overviewPage(overviewSample(conforming), 'zh'),
} as const;
type PageName = keyof typeof pages;

const looks = [
  ['at a desk', 1280, 'light'],
  ['at a desk in the dark', 1280, 'dark'],
  ['on a phone', 390, 'light'],
  ['on a phone in the dark', 390, 'dark'],
] as const;

interface Violation {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly html: string }[];
}

describe.skipIf(!hasChromium)('the pages for everybody', () => {
  let browser: Browser;
  let folder = '';

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'qiyue-page-'));
    browser = await launch();
  }, 60_000);

  afterAll(async () => {
    await browser.close();
    await rm(folder, { recursive: true });
  });

  /** With scripts, which the page forbids itself, so that axe can run from outside. */
  async function open(name: PageName, width: number, colorScheme: 'light' | 'dark' = 'light') {
    const path = join(folder, 'page.html');
    await writeFile(path, pages[name]);
    const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
    const page = await context.newPage();
    await page.goto(pathToFileURL(path).href);
    return page;
  }

  const cases = (Object.keys(pages) as readonly PageName[]).flatMap((name) =>
    looks.map(([where, width, scheme]) => ({ name, where, width, scheme })),
  );

  it.each(cases)(
    'have no fault that axe knows: $name $where',
    async ({ name, width, scheme }) => {
      const page = await open(name, width, scheme);

      const found = await faultsOf(page);

      expect(found.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
      await page.context().close();
    },
    60_000,
  );

  it('leads the keyboard from the languages over the contents to all that scrolls', async () => {
    const page = await open('a report with everything', 1280);
    await page.evaluate("document.querySelector('.ledger').open = true");

    const stops = await tabStops(page);

    const contents = wholeContents.map((id) => `#${id}`);
    expect(stops.slice(0, contents.length + 1)).toEqual(['#show-en', ...contents]);
    const scrolling = await page.locator('.scroll, pre').filter({ visible: true }).count();
    expect(stops.filter((stop) => stop === 'scrolls')).toHaveLength(scrolling);
  }, 60_000);
});

/** What axe finds with every fold open, down to what it calls moderate. */
async function faultsOf(page: Page): Promise<readonly Violation[]> {
  await page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })");
  await page.evaluate(axe);
  const found = await page.evaluate<readonly Violation[]>(
    'axe.run({ resultTypes: ["violations"] }).then(({ violations }) => violations)',
  );
  return found.filter(({ impact }) => impact !== 'minor');
}

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
