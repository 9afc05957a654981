import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { contractIds } from '../bundles.ts';
import { buildDocs } from './build.ts';
import { type Findings, openOffline } from './offline-page.ts';

const executablePath = '/usr/bin/chromium';
const quiet = ['background-networking', 'component-update', 'sync', 'gpu'].map(
  (name) => `--disable-${name}`,
);
const args = ['--no-sandbox', '--no-first-run', ...quiet];
const pages = [
  ['index.html', 'Interface contracts'],
  ['wuhan.zh.html', '查询企业公示的出资人信息'],
  ['wuhan.en.html', 'Look up the published investors of companies'],
  ['wuhan.requirements.zh.html', '要求登记表'],
  ['wuhan.requirements.en.html', 'Register of requirements'],
  ['neimenggu.zh.html', '送交一个批量吊销案件'],
  ['neimenggu.en.html', 'Hand over a case of bulk revocation'],
  ['neimenggu.requirements.zh.html', '要求登记表'],
  ['neimenggu.requirements.en.html', 'Register of requirements'],
] as const;
/** Tall, since Redoc renders only what is in sight, and one contract begins with a long text. */
const heightFor = (name: string, width: number): number =>
  /^neimenggu\.(zh|en)/.test(name) ? (width < 600 ? 32_000 : 20_000) : 6000;
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

  afterEach(() => Promise.all(browser.contexts().map((context) => context.close())));

  async function open(name: string, width = 1300): Promise<{ page: Page; findings: Findings }> {
    const { href } = pathToFileURL(join(folder, name));
    return openOffline(
      await browser.newPage({ viewport: { width, height: heightFor(name, width) } }),
      href,
    );
  }

  it.each(pages)('%s shows its title, asks for nothing and reports no error', async (...given) => {
    const [name, title] = given;

    const { page, findings } = await open(name);

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
  ])('%s shows its table of codes: %s', async (name, words) => {
    const { page } = await open(name);

    const row = page.locator('tr:visible', { hasText: words });

    await row.waitFor();
  });

  it.each([
    ['wuhan', 'zh', 'UNISCID'],
    ['wuhan', 'en', 'UNISCID'],
    ['neimenggu', 'zh', 'acceptid'],
    ['neimenggu', 'en', 'acceptid'],
  ])('the page of %s in %s lays a reply open, down to %s', async (id, language, field) => {
    const { page } = await open(`${id}.${language}.html`);

    await page.locator('.schema-name', { hasText: field }).first().waitFor();
  });

  it('the name of a nested field can be copied as it stands', async () => {
    const { page } = await open('neimenggu.en.html');

    await page.getByText('penaltylist[].', { exact: true }).first().waitFor();

    expect(await page.locator('body').innerText()).not.toContain('\u200B');
  });

  it('the page of neimenggu tells whose the limits are, and what a blank value means', async () => {
    const { page } = await open('neimenggu.en.html');

    await page.getByText('the limit of length is ours').first().waitFor();
    await page.getByText('tolerated: a value of nothing but blanks').first().waitFor();
  });

  it.each(contractPages)(
    'every link to a requirement in the page of %s in %s leads to it',
    async (id, language) => {
      const { page } = await open(`${id}.${language}.html`);
      const links = page.locator('a[href*="requirements"][href*="#"]');
      await links.first().waitFor();
      const targets = await links.evaluateAll((all) => all.map((one) => one.getAttribute('href')));

      const { page: register } = await open(`${id}.requirements.${language}.html`);
      const ids = await register.locator('article').evaluateAll((all) => all.map((one) => one.id));

      const known = new Set(ids.map((one) => `${id}.requirements.${language}.html#${one}`));
      expect(targets.filter((target) => !known.has(String(target)))).toEqual([]);
    },
  );

  it('the index changes its language on demand', async () => {
    const { page } = await open('index.html');

    await page.getByRole('button', { name: '中文' }).click();

    await page.getByRole('heading', { name: '接口契约' }).waitFor();
  });
});
