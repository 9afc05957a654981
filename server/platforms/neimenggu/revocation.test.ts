import pino from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import document from '../../../generated/neimenggu.zh.json' with { type: 'json' };
import {
  createApplication,
  removeAccount,
  rotateSecret,
  setDisabled,
} from '../../accounts/applications.ts';
import { config } from '../../config.ts';
import type { Vault } from '../../http/security.ts';
import { type OpenKeeping, openKeeping } from '../../keeping.ts';
import { systemClock } from '../../platform.ts';
import type { Stores } from '../../stores/port.ts';
import {
  createNeimengguRig,
  loginPath,
  logoutPath,
  type NeimengguRig,
} from '../../testing/neimenggu-rig.ts';
import { neimenggu } from './index.ts';

const contract = 'neimenggu';

let rig: NeimengguRig;
let keeping: OpenKeeping;
let stores: Stores;
let vault: Vault;

/** The stores are opened a second time, as the command line does beside a running server. */
beforeAll(async () => {
  rig = await createNeimengguRig();
  keeping = await openKeeping(config({}, { database: rig.database }));
  ({ stores, vault } = keeping);
});
afterAll(async () => {
  await keeping.close();
  await rig.close();
});

/** A new application with two accounts, and a session of each. */
async function addedWithSessions(id: string) {
  const wanted = { contract, id, rateLimit: null };
  const appSecret = (await createApplication({ stores, vault }, wanted)) ?? '';
  for (const name of ['a', 'b']) await stores.accounts.add(contract, { application: id, name });
  const login = { appKey: id, appSecret };
  const [a = '', b = ''] = [
    await rig.token({ ...login, account: 'a' }),
    await rig.token({ ...login, account: 'b' }),
  ];
  return { login, a, b };
}

/** What a session's token, or a login, comes to. */
const use = async (token: string) => {
  const query = `access_token=${token}`;
  return (await rig.call({ path: logoutPath, query, body: '[' })).body.errors[0]?.errorCode;
};
const loginCode = async (login: object) => (await rig.login(login)).body.errors[0]?.errorCode;

const alive = '19400';
const dead = '13000';

it('a new application and its accounts can log in at once', async () => {
  const { a, b } = await addedWithSessions('new');

  expect([await use(a), await use(b)]).toEqual([alive, alive]);
});

it('a new secret ends the sessions, and the old one with them', async () => {
  const { login, a, b } = await addedWithSessions('rotated');
  const appSecret = await rotateSecret({ stores, vault }, { contract, id: 'rotated' });

  expect([await use(a), await use(b)]).toEqual([dead, dead]);
  expect(await loginCode({ ...login, account: 'a' })).toBe('12004');
  expect(await loginCode({ ...login, account: 'a', appSecret })).toBeUndefined();
});

it('a disabled application has no sessions, and none come back when it is enabled', async () => {
  const { login, a } = await addedWithSessions('disabled');
  const named = { contract, id: 'disabled' };
  await setDisabled(stores, named, true);
  const refused = [await use(a), await loginCode({ ...login, account: 'a' })];
  await setDisabled(stores, named, false);

  expect(refused).toEqual([dead, '12002']);
  expect(await use(a)).toBe(dead);
  expect(await loginCode({ ...login, account: 'a' })).toBeUndefined();
});

it('an account that is removed loses its sessions, another one keeps them', async () => {
  const { login, a, b } = await addedWithSessions('smaller');
  await removeAccount(stores, { contract, id: 'smaller' }, 'a');

  expect([await use(a), await use(b)]).toEqual([dead, alive]);
  expect(await loginCode({ ...login, account: 'a' })).toBe('12004');
});

it('an account whose removal broke off halfway loses its sessions when it is removed again', async () => {
  const { a } = await addedWithSessions('broken-off');
  await stores.accounts.remove(contract, { application: 'broken-off', name: 'a' });
  const again = await removeAccount(stores, { contract, id: 'broken-off' }, 'a');

  expect(again).toBe(false);
  expect(await use(a)).toBe(dead);
});

it.each<[string, (id: string) => Promise<unknown>, string]>([
  ['secret changes', (id) => rotateSecret({ stores, vault }, { contract, id }), '12004'],
  ['application is disabled', (id) => setDisabled(stores, { contract, id }, true), '12002'],
  ['account is removed', (id) => removeAccount(stores, { contract, id }, 'a'), '12004'],
])('a login that is under way while its %s opens no session', async (what, change, errorCode) => {
  const id = what.replaceAll(' ', '-');
  const { login } = await addedWithSessions(id);
  const { open } = stores.sessions;
  const opened: Uint8Array[] = [];
  const sessions: Stores['sessions'] = {
    ...stores.sessions,
    async open(...session) {
      opened.push(session[1]);
      await change(id);
      await open(...session);
    },
  };
  const platform = await neimenggu.create({
    ...{ ...keeping, stores: { ...stores, sessions } },
    ...{
      document,
      clock: systemClock,
      log: pino({ level: 'silent' }),
      caseBytes: 1,
      licenceDays: 1,
    },
  });
  const body = Buffer.from(JSON.stringify({ ...login, account: 'a' }));
  const head = { id: '1', method: 'POST', path: loginPath, query: '', headers: {} };
  const reply = await platform.answer({ ...head, body });
  const [digest = Buffer.of()] = opened;

  expect(reply.body).toMatchObject({ errors: [{ errorCode }] });
  expect(await stores.sessions.find(contract, digest, 0)).toBeUndefined();
});

it('the database holds no appSecret in the clear', async () => {
  const { login } = await addedWithSessions('sealed');
  const application = await stores.applications.find(contract, 'sealed');

  expect(Buffer.from(application?.sealedSecret ?? []).toString('latin1')).not.toContain(
    login.appSecret,
  );
});
