import { afterEach, beforeEach, expect, it } from 'vitest';
import { TooManyProofs } from '../../accounts/password.ts';
import { type BarePlatform, createBarePlatform } from '../../testing/shanxi-platform.ts';

let bare: BarePlatform;
beforeEach(async () => {
  bare = await createBarePlatform();
});
afterEach(() => bare.keeping.close());

const broken = async () => {
  throw new Error('secret cause');
};

/** The stores, but for what is given of one of them. */
const storesWith = (name: 'users' | 'sessions', given: object) => {
  const { stores } = bare.keeping;
  return { stores: { ...stores, [name]: { ...stores[name], ...given } } };
};

it('an outage is a fault of the server that names the request, and is recorded', async () => {
  const { status, body } = await bare.call('getToken', storesWith('sessions', { open: broken }));
  const records = await bare.records();

  expect(status).toBe(500);
  expect(body).toEqual({
    msg: '平台内部出错，请凭请求编号 r1 联系运营方 (quote request r1 to the operator)',
    result: 0,
  });
  expect(records).toMatchObject([
    { operation: 'getToken', username: 'mall', outcome: 'server-fault' },
  ]);
  expect(JSON.stringify(records)).not.toContain('secret cause');
});

it('an outage of the users does not look like a wrong password', async () => {
  const { status } = await bare.call('getToken', storesWith('users', { find: broken }));

  expect(status).toBe(500);
});

it('nothing is given out that is not recorded', async () => {
  const audit = { ...bare.keeping.audit, append: broken };

  await expect(bare.call('getToken', { audit })).rejects.toThrow('secret cause');
});

it('too many passwords at once are told to come back', async () => {
  const find = async () => {
    throw new TooManyProofs('too many');
  };
  const reply = await bare.call('getToken', storesWith('users', { find }));

  expect([reply.status, reply.headers]).toEqual([429, { 'retry-after': '1' }]);
  expect(await bare.records()).toMatchObject([{ outcome: 'too-busy' }]);
});
