import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Vault } from '../http/security.ts';
import { openVault } from '../keys/key-file.ts';
import type { Stores } from '../stores/port.ts';
import { openSqliteStores } from '../stores/sqlite/open.ts';
import { createWuhanRig, type WuhanRig } from '../testing/wuhan-rig.ts';
import { createApplication, rotateSecret, setDisabled } from './applications.ts';

const contract = 'wuhan';
const service = 'qygsczrxxqkapijk';

let rig: WuhanRig;
let stores: Stores;
let vault: Vault;

/** The stores are opened a second time, as the command line does beside a running server. */
beforeAll(async () => {
  rig = await createWuhanRig();
  stores = await openSqliteStores(rig.database);
  vault = await openVault(`${rig.directory}/qiyue.key`, stores.settings);
});
afterAll(async () => {
  await stores.close();
  await rig.close();
});

async function added(id: string, rateLimit: number | null = null): Promise<string> {
  const token = await createApplication({ stores, vault }, { contract, id, rateLimit });
  await stores.applications.subscribe(contract, id, [service]);
  return token ?? '';
}

const code = async (passid: string, token: string) =>
  (await rig.call({ passid, token })).body.errcode;

describe('while the server runs', () => {
  it('a new application may call at once', async () => {
    expect(await code('new', await added('new'))).toBe(0);
  });

  it('a new TOKEN counts at once and the old one is dead', async () => {
    const old = await added('rotated');
    const before = await code('rotated', old);
    const token = (await rotateSecret({ stores, vault }, { contract, id: 'rotated' })) ?? '';

    expect(before).toBe(0);
    expect(await code('rotated', old)).toBe(1433);
    expect(await code('rotated', token)).toBe(0);
  });

  it('a disabled application is refused at once', async () => {
    const token = await added('disabled');
    await setDisabled(stores, { contract, id: 'disabled' }, true);

    expect(await code('disabled', token)).toBe(1403);
  });

  it('an unsubscribed service is refused at once', async () => {
    const token = await added('leaving');
    await stores.applications.unsubscribe(contract, 'leaving', [service]);

    expect(await code('leaving', token)).toBe(1403);
  });

  it('a limit of its own takes the place of the default', async () => {
    const token = await added('slow', 3);
    const calls = Array.from({ length: 4 }, () => code('slow', token));

    expect((await Promise.all(calls)).sort()).toEqual([0, 0, 0, 1141]);
  });
});

it('the database holds no TOKEN in the clear', async () => {
  const token = await added('sealed');
  const application = await stores.applications.find(contract, 'sealed');

  expect(Buffer.from(application?.sealedSecret ?? []).toString('latin1')).not.toContain(token);
});

it('a taken PASSID gives no new TOKEN', async () => {
  const again = createApplication(
    { stores, vault },
    { contract, id: 'demo-fast', rateLimit: null },
  );

  expect(await again).toBeUndefined();
});
