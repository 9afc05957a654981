import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { contractIds } from '../bundles.ts';
import { heightFor, pages } from './browsed-pages.ts';
import { buildDocs } from './build.ts';
import { type Findings, openOffline } from './offline-page.ts';

const executablePath = '/usr/bin/chromium';
const quiet = ['background-networking', 'component-update', 'sync', 'gpu'].map(
  (name) => `--disable-${name}`,
);
const args = ['--no-sandbox', '--no-first-run', ...quiet];
interface Opened {
  readonly page: Page;
  readonly findings: Findings;
}
const contractPages = contractIds.flatMap((id) => [[id, 'zh'] as const, [id, 'en'] as const]);

describe.skipIf(!existsSync(executablePath))('the pages in Chromium with the network cut', () => {
  let folder = '';
  let browser: Browser;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'qiyue-docs-'));
    await buildDocs(folder);
    browser = await chromium.launch({ executablePath, args });
  });
  afterAll(async () => {
    await browser?.close();
    await rm(folder, { recursive: true });
  });

  const touched: Page[] = [];
  afterEach(() => Promise.all(touched.splice(0).map((page) => page.context().close())));

  async function load(name: string, width = 1300): Promise<Opened> {
    const { href } = pathToFileURL(join(folder, name));
    const viewport = { width, height: heightFor(name, width) };
    return openOffline(await browser.newPage({ viewport }), href);
  }

  /** A page of the test's own, which it may change. */
  async function open(name: string, width?: number): Promise<Opened> {
    const opened = await load(name, width);
    touched.push(opened.page);
    return opened;
  }

  /** A page that is only looked at: rendering takes seconds, so all tests look at the same. */
  const shown = new Map<string, Promise<Opened>>();
  function show(name: string): Promise<Opened> {
    const opened = shown.get(name) ?? load(name);
    shown.set(name, opened);
    return opened;
  }

  it.each(pages)('%s shows its title, asks for nothing and reports no error', async (...given) => {
    const [name, title] = given;

    const { page, findings } = await show(name);

    await page.getByRole('heading', { name: title }).first().waitFor();
    expect(findings).toEqual({ asked: [], errors: [] });
  });

  it.each(pages)('%s does not scroll sideways on a phone', async (name, title) => {
    const { page } = await open(name, 390);
    await page.getByRole('heading', { name: title }).first().waitFor();

    const surplus = await page.evaluate('document.documentElement.scrollWidth - innerWidth');

    expect(surplus).toBeLessThanOrEqual(0);
  });

  it.each([
    ['wuhan.zh.html', '签名错误或时间误差过大'],
    ['wuhan.en.html', 'Wrong signature or clock'],
    ['index.html', 'Wrong signature or clock'],
    ['neimenggu.zh.html', '涉及：pripid uniscid legal enttype'],
    ['neimenggu.en.html', 'Concerns: pripid uniscid legal enttype'],
    ['index.html', 'An item of penaltylist has an empty field'],
    ['shanxi.zh.html', '调用失败，原因在 msg 里'],
    ['shanxi.en.html', 'The call failed, and msg says why'],
    ['index.html', 'The call failed, and msg says why'],
  ])('%s shows its table of codes: %s', async (name, words) => {
    const { page } = await show(name);

    const row = page.locator('tr:visible', { hasText: words });

    await row.waitFor();
  });

  it.each([
    ['wuhan', 'zh', 'UNISCID'],
    ['wuhan', 'en', 'UNISCID'],
    ['neimenggu', 'zh', 'acceptid'],
    ['neimenggu', 'en', 'acceptid'],
    ['shanxi', 'zh', 'publicizingDay'],
    ['shanxi', 'en', 'publicizingDay'],
  ])('the page of %s in %s lays a reply open, down to %s', async (id, language, field) => {
    const { page } = await show(`${id}.${language}.html`);

    await page.locator('.schema-name', { hasText: field }).first().waitFor();
  });

  it('the name of a nested field can be copied as it stands', async () => {
    const { page } = await show('neimenggu.en.html');

    await page.getByText('penaltylist[].', { exact: true }).first().waitFor();

    expect(await page.locator('body').innerText()).not.toContain('\u200B');
  });

  it('the page of neimenggu tells whose the limits are, and what a blank value means', async () => {
    const { page } = await show('neimenggu.en.html');

    await page.getByText('the limit of length is ours').first().waitFor();
    await page.getByText('tolerated: a value of nothing but blanks').first().waitFor();
  });

  it.each(contractPages)(
    'every link to a requirement in the page of %s in %s leads to it',
    async (id, language) => {
      const { page } = await show(`${id}.${language}.html`);
      const links = page.locator('a[href*="requirements"][href*="#"]');
      await links.first().waitFor();
      const targets = await links.evaluateAll((all) => all.map((one) => one.getAttribute('href')));

      const { page: register } = await show(`${id}.requirements.${language}.html`);
      const ids = await register.locator('article').evaluateAll((all) => all.map((one) => one.id));

      const known = new Set(ids.map((one) => `${id}.requirements.${language}.html#${one}`));
      expect(targets.filter((target) => !known.has(String(target)))).toEqual([]);
    },
  );

  it.each([
    ['shanxi.zh.html', 'sm 报文', '平台向数据提供方采集诚信等级'],
    [
      'shanxi.en.html',
      'The sm profile',
      'The platform collects integrity grades from a data provider',
    ],
  ])('%s shows the chapter %s, and the webhook open beside the interfaces', async (...given) => {
    const [name, chapter, webhook] = given;

    const { page } = await show(name);

    await page.getByRole('heading', { name: chapter }).waitFor();
    await page.getByRole('heading', { name: webhook }).waitFor();
    await page.locator('.schema-name', { hasText: 'recordList' }).first().waitFor();
  });

  it.each([
    ['shanxi.zh.html', 'sm 应答', 'digest'],
    ['shanxi.en.html', 'An sm reply', 'digest'],
  ])('%s offers %s among the replies, with its fields', async (name, choice, field) => {
    const { page } = await open(name);

    await page.getByRole('tab', { name: choice, exact: true }).first().click();

    await page.locator('.schema-name', { hasText: field }).first().waitFor();
  });

  it('a chapter leads to the operation that it names', async () => {
    const { page } = await open('shanxi.en.html');

    await page.locator('a[href$="#/other/collectrecords"]:has(code)').first().click();

    await page.waitForFunction(`(() => {
      const place = document.getElementById('other/collectrecords');
      return place && Math.abs(place.getBoundingClientRect().top) < innerHeight;
    })()`);
  });

  it('the index changes its language on demand', async () => {
    const { page } = await open('index.html');

    await page.getByRole('button', { name: '中文' }).click();

    await page.getByRole('heading', { name: '接口契约' }).waitFor();
  });
});
