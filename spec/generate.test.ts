import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generate } from './generate.ts';

const committed = fileURLToPath(new URL('../generated/', import.meta.url));

describe('generated/', () => {
  let fresh = '';
  beforeAll(async () => {
    fresh = await mkdtemp(join(tmpdir(), 'qiyue-generated-'));
    await generate(fresh);
  });
  afterAll(() => rm(fresh, { recursive: true }));

  it('holds the files that generation writes, and no others', async () => {
    const names = (await readdir(committed)).sort();

    expect(names).toEqual((await readdir(fresh)).sort());
  });

  it('is current to the byte; else run `make generate`', async () => {
    const stale = await differing(await readdir(fresh), fresh);

    expect(stale).toEqual([]);
  });
});

async function differing(names: readonly string[], fresh: string): Promise<readonly string[]> {
  const pairs = names.map(async (name) => {
    const [old, now] = await Promise.all([committed, fresh].map((f) => readFile(join(f, name))));
    return old && now?.equals(old) ? [] : [name];
  });
  return (await Promise.all(pairs)).flat();
}
