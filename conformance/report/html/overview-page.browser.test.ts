import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  hasChromium,
  type Looks,
  launch,
  type Opened,
  openFile,
  overflow,
} from '../../testing/offline-page.ts';
import type { Overview } from '../overview.ts';
import { conforming, failed, overviewSample, wholeOverview } from '../sample/overview.ts';
import { overviewPage } from './overview-page.ts';

const endless = { zh: '长'.repeat(300), en: 'x'.repeat(300) };

/** Texts that have nowhere to break, wherever an endpoint or a target file can put one. */
const wide: Overview = {
  ...wholeOverview,
  entries: wholeOverview.entries.map((entry, index) => ({
    ...entry,
    file: `${'f'.repeat(200)}${index}.yaml`,
    title: endless,
    reason: entry.reason && endless,
    target: { url: `http://127.0.0.1/${'a'.repeat(300)}`, name: 'n'.repeat(200) },
  })),
};

describe.skipIf(!hasChromium)('the overview page in Chromium', () => {
  let browser: Browser;
  let folder = '';
  /** The sample, opened once for the tests that only look. */
  let opened: Opened;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'qiyue-overview-'));
    browser = await launch();
    opened = await open(wholeOverview);
  }, 60_000);

  afterAll(async () => {
    await browser.close();
    await rm(folder, { recursive: true });
  });

  async function open(overview: Overview, looks: Looks = {}): Promise<Opened> {
    const path = join(folder, 'index.html');
    await writeFile(path, overviewPage(overview, 'zh'));
    return await openFile(browser, path, looks);
  }

  it('asks for nothing but the file and complains about nothing', () => {
    expect(opened.requests).toEqual([pathToFileURL(join(folder, 'index.html')).href]);
    expect(opened.complaints).toEqual([]);
  });

  it.each([
    ['every kind of target', wholeOverview],
    ['a single target', overviewSample(conforming)],
    ['endless words', wide],
  ])('fits a phone without scrolling sideways: %s', async (_, overview) => {
    const { page } = await open(overview, { width: 390 });

    expect(await overflow(page)).toBe(0);
  });

  it('fits a desk with endless words', async () => {
    const { page } = await open(wide);

    expect(await overflow(page)).toBe(0);
  });

  it('changes the language without scripts', async () => {
    const { page } = await open(wholeOverview);
    const heading = page.locator('#contracts h2');

    const before = await heading.innerText();
    await page.locator('label[for="show-en"]').click();

    expect([before, await heading.innerText()]).toEqual(['各份报告', 'Report by report']);
  });

  it('leaves no word of the other language but the verdicts', async () => {
    const english = opened.page.locator('[lang="en"]:not(.always)').filter({ visible: true });

    expect(await english.count()).toBe(0);
  });

  it('leads to the report of a target, whatever its file is called', async () => {
    const odd = { ...failed, folder: 'shanxi/half #1?.yaml' };
    await mkdir(join(folder, odd.folder), { recursive: true });
    await writeFile(join(folder, odd.folder, 'report.html'), '<h1>the report</h1>');
    const { page } = await open(overviewSample(odd));

    await page.locator('.card .open .main').click();

    expect(await page.locator('h1').innerText()).toBe('the report');
  });

  it('draws a bar for every check that was run, the longest over the whole width', async () => {
    const drawn = opened.page.locator('.tally .bar');
    const reach = await drawn.evaluateAll((bars) =>
      bars.map((bar) => {
        const last = bar.lastElementChild;
        return Number(last?.getAttribute('x')) + Number(last?.getAttribute('width'));
      }),
    );

    expect(reach.map(Math.round)).toEqual([333, 467, 1000]);
  });

  it('goes dark with the system', async () => {
    const { page } = await open(wholeOverview, { isDark: true });
    const colour = await page.evaluate('getComputedStyle(document.body).backgroundColor');

    expect(colour).toBe('rgb(18, 21, 24)');
  });

  it('prints on A4', async () => {
    const pdf = await opened.page.pdf({ preferCSSPageSize: true });

    expect(pdf.toString('latin1')).toMatch(/MediaBox \[0 0 59[45][.\d]* 84[12][.\d]*\]/);
  });
});
