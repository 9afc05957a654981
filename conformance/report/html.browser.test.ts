import { mkdtemp, rm, writeFile } from 'node:fs/promises';
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
} from '../testing/offline-page.ts';
import { htmlReport } from './html.ts';
import type { Report } from './report.ts';
import { wholeSample } from './sample/whole.ts';

/** The sample with lines that have nowhere to break. */
const wide: Report = {
  ...wholeSample,
  target: { url: `http://127.0.0.1/${'a'.repeat(300)}`, name: 'x'.repeat(200) },
  profile: wholeSample.profile.map((entry) => ({ ...entry, operations: ['f'.repeat(90)] })),
  leftBehind: [{ operation: 'g'.repeat(80), name: 'h'.repeat(80), value: 'i'.repeat(400) }],
  operations: wholeSample.operations.map((one) => ({ ...one, operation: 'j'.repeat(90) })),
  timeline: wholeSample.timeline.map((one) => ({ ...one, operation: 'k'.repeat(90) })),
  flows: wholeSample.flows.map((flow) => ({ ...flow, id: 'l'.repeat(90) })),
  waivers: wholeSample.waivers.map((one) => ({ ...one, waives: 'm'.repeat(90) })),
  environment: { ...wholeSample.environment, runtime: 'n'.repeat(200), proxy: 'o'.repeat(200) },
  results: wholeSample.results.map((check) => ({
    ...check,
    place: { file: `spec/${'p'.repeat(120)}.yaml`, line: 1 },
    id: `${check.id}.${'b'.repeat(120)}`,
    exchanges: check.exchanges.map((exchange) => ({
      ...exchange,
      curl: `curl ${'c'.repeat(500)}`,
      reply: exchange.reply && { ...exchange.reply, body: JSON.stringify('d'.repeat(2000)) },
    })),
  })),
};

describe.skipIf(!hasChromium)('the HTML report in Chromium', () => {
  let browser: Browser;
  let folder = '';
  /** The sample, opened once for the tests that only look. */
  let opened: Opened;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'qiyue-page-'));
    browser = await launch();
    opened = await open(wholeSample);
  }, 60_000);

  afterAll(async () => {
    await browser.close();
    await rm(folder, { recursive: true });
  });

  async function open(report: Report, looks: Looks = {}): Promise<Opened> {
    const path = join(folder, 'report.html');
    await writeFile(path, htmlReport(report, 'zh'));
    return await openFile(browser, path, looks);
  }

  it('asks for nothing but the file and complains about nothing', () => {
    const { requests, complaints } = opened;

    expect(requests).toEqual([pathToFileURL(join(folder, 'report.html')).href]);
    expect(complaints).toEqual([]);
  }, 30_000);

  it('shows the verdict in both languages', async () => {
    expect((await opened.page.locator('h1').innerText()).split(/\s*\n\s*/)).toEqual([
      '不符合',
      'not conforming',
    ]);
  }, 30_000);

  it.each([
    ['the sample', wholeSample],
    ['endless words', wide],
  ])(
    'fits a phone without scrolling sideways: %s',
    async (_, report) => {
      const { page } = await open(report, { width: 390 });

      expect(await overflow(page)).toBe(0);
    },
    30_000,
  );

  it('changes the language without scripts', async () => {
    const { page } = await open(wholeSample);
    const heading = page.locator('#clauses h2');

    const before = await heading.innerText();
    await page.locator('label[for="show-en"]').click();

    expect([before, await heading.innerText()]).toEqual(['条款对照', 'Clause by clause']);
  }, 30_000);

  it('changes the language from the keyboard', async () => {
    const { page } = await open(wholeSample);

    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowRight');

    expect(await page.locator('#clauses h2').innerText()).toBe('Clause by clause');
  }, 30_000);

  it('leaves no word of the other language but the verdict', async () => {
    const english = opened.page.locator('[lang="en"]:not(.always)');
    const visible = english.filter({ visible: true });

    expect(await visible.count()).toBe(0);
  }, 30_000);

  it('goes dark with the system', async () => {
    const { page } = await open(wholeSample, { isDark: true });
    const colour = await page.evaluate('getComputedStyle(document.body).backgroundColor');

    expect(colour).toBe('rgb(18, 21, 24)');
  }, 30_000);

  it('prints on A4, page by page', async () => {
    const pdf = await opened.page.pdf({ preferCSSPageSize: true });

    const pages = [...pdf.toString('latin1').matchAll(/MediaBox \[([^\]]+)\]/g)];
    const others = pages.filter(([, box = '']) => !/^0 0 59[45][.\d]* 84[12][.\d]*$/.test(box));
    expect(pages.length).toBeGreaterThan(5);
    expect(others).toEqual([]);
  }, 30_000);
});
