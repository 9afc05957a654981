import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { databases } from '../testing/engines.ts';
import { type Licence, licenceState } from './licence-port.ts';
import type { Stores } from './port.ts';

const contract = 'shanxi';

/** The licence of that number; fields given take the place of its own. */
const licenceOf = (index: number, given: Partial<Licence> = {}): Licence => ({
  id: `L${index}`,
  username: 'mall',
  uniscId: '91149999MA0DEM0139',
  digest: Buffer.alloc(32, index),
  mediaType: 'application/pdf',
  bytes: 1_000 + index,
  fileName: '授权书.pdf',
  uploadedAt: 100,
  expiresAt: 200,
  revokedAt: null,
  ...given,
});

describe.each(databases)('the licences on $name', ({ open }) => {
  let stores: Stores;
  let directory: string;
  const file = () => join(directory, 'qiyue.sqlite');

  beforeEach(async () => {
    directory = mkdtempSync(join(tmpdir(), 'qiyue-'));
    stores = await open(file());
  });
  afterEach(async () => {
    await stores.close();
    rmSync(directory, { recursive: true });
  });

  const add = (licence: Licence) => stores.licences.add(contract, licence);

  const listed = async (query = {}) => {
    const found = await stores.licences.list(contract, { limit: 10, ...query });
    return found.map(({ id }) => id);
  };

  it('give back a licence as it was added, within its contract', async () => {
    await add(licenceOf(1));
    await add(licenceOf(2, { fileName: null, mediaType: 'image/png' }));

    expect(await stores.licences.find(contract, 'L1')).toEqual(licenceOf(1));
    expect(await stores.licences.find(contract, 'L2')).toMatchObject({ fileName: null });
    expect(await stores.licences.find(contract, 'l1')).toBeUndefined();
    expect(await stores.licences.find('wuhan', 'L1')).toBeUndefined();
  });

  it('never give one id to two licences', async () => {
    await add(licenceOf(1));

    await expect(add(licenceOf(1, { username: 'bank' }))).rejects.toThrow();
    expect(await stores.licences.find(contract, 'L1')).toMatchObject({ username: 'mall' });
  });

  it('are revoked once, and keep the time of it', async () => {
    await add(licenceOf(1));
    await add(licenceOf(2));
    const revoked = [
      await stores.licences.revoke(contract, 'L1', 150),
      await stores.licences.revoke(contract, 'L1', 160),
      await stores.licences.revoke(contract, 'L9', 150),
      await stores.licences.revoke('wuhan', 'L2', 150),
    ];

    expect(revoked).toEqual([true, false, false, false]);
    expect(await stores.licences.find(contract, 'L1')).toMatchObject({ revokedAt: 150 });
    expect(await stores.licences.find(contract, 'L2')).toMatchObject({ revokedAt: null });
  });

  it('are listed in the order of upload, page by page', async () => {
    for (const index of [3, 1, 2]) await add(licenceOf(index));

    expect(await listed()).toEqual(['L3', 'L1', 'L2']);
    expect(await listed({ limit: 2 })).toEqual(['L3', 'L1']);
    expect(await listed({ after: 'L1' })).toEqual(['L2']);
    expect(await listed({ after: 'L2' })).toEqual([]);
  });

  it('are listed by account, by enterprise and by both', async () => {
    await add(licenceOf(1));
    await add(licenceOf(2, { username: 'bank' }));
    await add(licenceOf(3, { uniscId: '91149999MA0DEM0214' }));

    expect(await listed({ username: 'mall' })).toEqual(['L1', 'L3']);
    expect(await listed({ uniscId: '91149999MA0DEM0139' })).toEqual(['L1', 'L2']);
    expect(await listed({ username: 'mall', uniscId: '91149999MA0DEM0214' })).toEqual(['L3']);
  });

  it.each(['valid', 'expired', 'revoked'] as const)(
    'are listed as %s where each of them says so',
    async (is) => {
      const all = [
        licenceOf(1, { expiresAt: 199 }),
        licenceOf(2, { expiresAt: 200 }),
        licenceOf(3, { expiresAt: 201 }),
        licenceOf(4, { expiresAt: 199, revokedAt: 150 }),
        licenceOf(5, { expiresAt: 201, revokedAt: 150 }),
      ];
      for (const one of all) await add(one);
      const ids = all.filter((one) => licenceState(one, 200) === is).map(({ id }) => id);

      expect(ids.length).toBeGreaterThan(0);
      expect(await listed({ state: { is, at: 200 } })).toEqual(ids);
    },
  );

  it('remember what was added beyond a restart, and tell other processes of it', async () => {
    const other = await open(file());
    await add(licenceOf(1));
    const seen = await other.licences.find(contract, 'L1');
    await other.licences.revoke(contract, 'L1', 150);
    await other.close();
    await stores.close();
    stores = await open(file());

    expect(seen).toEqual(licenceOf(1));
    expect(await stores.licences.find(contract, 'L1')).toMatchObject({ revokedAt: 150 });
  });

  it('work in memory too', async () => {
    const inMemory = await open(':memory:');
    await inMemory.licences.add(contract, licenceOf(1));
    const found = await inMemory.licences.find(contract, 'L1');
    await inMemory.close();

    expect(found).toEqual(licenceOf(1));
  });
});
