import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { resetUser, setUserDisabled } from '../../accounts/users.ts';
import type { Stores } from '../../stores/port.ts';
import { type BarePlatform, createBarePlatform } from '../../testing/shanxi-platform.ts';

let bare: BarePlatform;
beforeEach(async () => {
  bare = await createBarePlatform();
});
afterEach(() => bare.keeping.close());

const mall = { contract: 'shanxi', username: 'mall' };

describe('a token that is asked for while the operator', () => {
  it.each<[string, (stores: Stores) => Promise<unknown>]>([
    ['disables the user', (stores) => setUserDisabled(stores, mall, true)],
    ['resets the password', (stores) => resetUser(stores, mall, { accessid: false })],
    ['resets the accessid too', (stores) => resetUser(stores, mall, { accessid: true })],
  ])('%s is not given, and its session is over', async (_, change) => {
    const { stores } = bare.keeping;
    const opened: Uint8Array[] = [];
    const sessions: Stores['sessions'] = {
      ...stores.sessions,
      async open(...session) {
        opened.push(session[1]);
        await change(stores);
        await stores.sessions.open(...session);
      },
    };
    const { body } = await bare.call('getToken', { stores: { ...stores, sessions } });
    const [digest = Buffer.of()] = opened;

    expect(body).toMatchObject({ result: 0, msg: expect.stringContaining('not authorised') });
    expect(await stores.sessions.find('shanxi', digest, 0)).toBeUndefined();
  });
});

it('a password that the operator resets meanwhile is not changed over it', async () => {
  const { stores } = bare.keeping;
  const users: Stores['users'] = {
    ...stores.users,
    async change(...given) {
      await resetUser(stores, mall, { accessid: false, password: 'of the operator' });
      return stores.users.change(...given);
    },
  };
  const newPwd = { newPwd: 'of the user' };
  const { body } = await bare.call('updatePassword', { stores: { ...stores, users } }, newPwd);
  const after = await bare.call('getToken', {}, { pwd: 'of the operator' });

  expect(body).toMatchObject({ result: 0 });
  expect(after.body).toMatchObject({ result: 1 });
});

it('a grant that is taken back counts at once', async () => {
  const { stores } = bare.keeping;
  const operation = 'getEnterpriseGrade';
  const ask = async () => {
    const { body } = await bare.call(operation, {}, { uniscId: '91149999MA0DEM0139' });
    return (body as { readonly msg: string }).msg;
  };
  const before = await ask();
  await stores.users.grant('shanxi', 'mall', [operation]);
  const granted = await ask();
  await stores.users.revoke('shanxi', 'mall', [operation]);

  expect(before).toContain('not authorised');
  expect(granted).toContain('no such enterprise');
  expect(await ask()).toBe(before);
});
