import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { databases } from '../testing/engines.ts';
import type { Claim } from './collection-port.ts';
import type { Stores } from './port.ts';

const contract = 'shanxi';

const claimOf = (given: Partial<Claim> = {}): Claim => ({
  provider: 'tax',
  holder: 'first',
  pid: 1,
  claimedAt: 100,
  expiresAt: 200,
  ...given,
});

describe.each(databases)('the providers on $name', ({ open }) => {
  let stores: Stores;
  let directory: string;
  const file = () => join(directory, 'qiyue.sqlite');

  beforeEach(async () => {
    directory = mkdtempSync(join(tmpdir(), 'qiyue-'));
    stores = await open(file());
    await stores.collections.claim(contract, claimOf(), 100);
  });
  afterEach(async () => {
    await stores.close();
    rmSync(directory, { recursive: true });
  });

  it('are claimed by one holder at a time, who may renew', async () => {
    const { collections } = stores;
    const other = claimOf({ holder: 'second', pid: 2 });
    const tried = [
      await collections.claim(contract, other, 199),
      await collections.claim(contract, claimOf({ expiresAt: 300 }), 199),
      await collections.claim(contract, other, 200),
      await collections.claim(contract, claimOf({ provider: 'customs', holder: 'second' }), 200),
    ];

    expect(tried).toEqual([false, true, false, true]);
    expect(await collections.claimed(contract, 'tax')).toEqual(claimOf({ expiresAt: 300 }));
  });

  it('can be claimed again once a claim is released or its time is over', async () => {
    const { collections } = stores;
    const other = claimOf({ holder: 'second', expiresAt: 900 });
    await collections.release(contract, { provider: 'tax', holder: 'nobody' });
    const kept = await collections.claim(contract, other, 199);
    const expired = await collections.claim(contract, other, 200);
    await collections.release(contract, other);

    expect([kept, expired]).toEqual([false, true]);
    expect(await collections.claim(contract, claimOf(), 300)).toBe(true);
  });

  it('stay claimed beyond a restart, in the eyes of every process', async () => {
    const other = await open(file());
    const seen = await other.collections.claimed(contract, 'tax');
    await other.close();
    await stores.close();
    stores = await open(file());

    expect(seen).toEqual(claimOf());
    expect(await stores.collections.claimed(contract, 'tax')).toEqual(claimOf());
  });
});
