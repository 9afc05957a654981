import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { config } from './config.ts';
import { urlIn } from './config-url.ts';

const name = 'QIYUE_DATABASE_URL';
const url = 'postgres://qiyue:secret-word@db.example/qiyue';
const read = (environment: Record<string, string>) => urlIn(environment, name, ['postgres:']);

it('takes a URL from its variable, and none from an empty one', () => {
  expect(read({ [name]: url })).toBe(url);
  expect(read({ [name]: '' })).toBeUndefined();
});

it('takes it from the file that the longer variable names', () => {
  const folder = mkdtempSync(join(tmpdir(), 'qiyue-'));
  const file = join(folder, 'url');
  writeFileSync(file, `${url}\n`);
  const found = read({ [`${name}_FILE`]: file });
  rmSync(folder, { recursive: true });

  expect(found).toBe(url);
});

it('takes one of the two alone', () => {
  expect(() => read({ [name]: url, [`${name}_FILE`]: '/x' })).toThrow(/not both/);
});

it.each(['mysql://qiyue:secret-word@db', 'secret-word', 'secret-word@db/x'])(
  'says what it expects of %s, and repeats nothing of it',
  (text) => {
    expect(() => read({ [name]: text })).toThrow(/must be a URL that begins with postgres:/);
    expect(() => read({ [name]: text })).not.toThrow(/secret-word/);
  },
);

it('says which file it cannot read', () => {
  expect(() => read({ [`${name}_FILE`]: '/nowhere/url' })).toThrow(/_FILE cannot be read.*ENOENT/);
});

it('yields to a file that a command names', () => {
  const settled = config({ [name]: url }, { database: 'mine.sqlite' });

  expect(settled.databaseUrl).toBeUndefined();
  expect(config({ [name]: url }).databaseUrl).toBe(url);
});
