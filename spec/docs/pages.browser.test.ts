import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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
] as const;

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

  /** Tall, since Redoc renders only what is in sight. */
  async function open(name: string, width = 1300): Promise<{ page: Page; findings: Findings }> {
    const { href } = pathToFileURL(join(folder, name));
    return openOffline(await browser.newPage({ viewport: { width, height: 6000 } }), href);
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
  ])('%s shows the table of result codes', async (name, meaning) => {
    const { page } = await open(name);

    const row = page.locator('tr:visible', { hasText: '1433' });
    await row.waitFor();

    expect(await row.innerText()).toContain(meaning);
  });

  it.each(['zh', 'en'])('the %s page lays the rows of a reply open', async (language) => {
    const { page } = await open(`wuhan.${language}.html`);

    await page.locator('.schema-name', { hasText: 'UNISCID' }).first().waitFor();
  });

  it.each(['zh', 'en'])(
    'every link to a requirement in the %s page leads to it',
    async (language) => {
      const { page } = await open(`wuhan.${language}.html`);
      const links = page.locator('a[href*="requirements"][href*="#"]');
      await links.first().waitFor();
      const targets = await links.evaluateAll((all) => all.map((one) => one.getAttribute('href')));

      const { page: register } = await open(`wuhan.requirements.${language}.html`);
      const ids = await register.locator('article').evaluateAll((all) => all.map(({ id }) => id));

      const known = new Set(ids.map((id) => `wuhan.requirements.${language}.html#${id}`));
      expect(targets.filter((target) => !known.has(String(target)))).toEqual([]);
    },
  );

  it('the index changes its language on demand', async () => {
    const { page } = await open('index.html');

    await page.getByRole('button', { name: '中文' }).click();

    await page.getByRole('heading', { name: '接口契约' }).waitFor();
  });
});
