import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openSqliteStores } from './open.ts';

const contract = 'shanxi';

const user = {
  username: 'bank',
  accessidDigest: Buffer.alloc(32, 1),
  passwordHash: 'old',
  disabled: false,
  createdAt: 1,
  registration: {},
};

it('a change holds up no reader while a load holds the file, and then comes about', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'qiyue-'));
  const open = () => openSqliteStores(join(directory, 'qiyue.sqlite'));
  const [stores, other] = [await open(), await open()];
  const dataset = { contract, name: 'grades', fields: ['A'], filters: [] };
  await stores.users.add(contract, user);
  await stores.datasets.ensure(dataset);
  const loading = await other.datasets.load(dataset, 'append');
  const change = stores.users.change(contract, 'bank', { passwordHash: 'new' });
  await new Promise(setImmediate);
  const meanwhile = await stores.users.find(contract, 'bank');
  await loading.commit();
  const changed = await change;
  await Promise.all([stores.close(), other.close()]);
  rmSync(directory, { recursive: true });

  expect(meanwhile?.passwordHash).toBe('old');
  expect(changed).toBe(true);
});
