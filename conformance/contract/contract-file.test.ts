import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { contractFrom } from './contract-file.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'qiyue-contract-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const told = (zh: RegExp, en: RegExp) =>
  expect.objectContaining({
    text: { zh: expect.stringMatching(zh), en: expect.stringMatching(en) },
  });

it('a bundle that is not there is told so in both languages', async () => {
  await expect(contractFrom('wuhan', join(folder, 'none.json'))).rejects.toEqual(
    told(/不能用：不存在，ENOENT/, /cannot be used: it does not exist, ENOENT/),
  );
});

it('what is no JSON is told so, and not quoted', async () => {
  const file = join(folder, 'bundle.yaml');
  writeFileSync(file, 'openapi: 3.1.0');

  await expect(contractFrom('wuhan', file)).rejects.toEqual(
    told(/不能用：不是 JSON。它应当/, /cannot be used: it is not JSON\. It has/),
  );
});
