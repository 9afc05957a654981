import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openReply, sealRequest } from '../../../spec/protocol/sm-envelope.ts';
import { sm3 } from '../../../spec/protocol/sm3.ts';
import { sm4Encrypt } from '../../../spec/protocol/sm4.ts';
import type { Account, ShanxiTarget } from '../../platforms/shanxi/target.ts';
import { type DemoReference, startDemoReference } from '../demo-reference.ts';
import { isObject, type Json, parsed } from '../envelope.ts';
import { type MutantProxy, startMutantProxy } from '../proxy.ts';
import { mutants, variants } from './index.ts';
import type { Operation } from './requests.ts';
import { type Surroundings, surround } from './surroundings.ts';

const all = [...mutants, ...variants];

describe('before the reference', () => {
  let reference: DemoReference;
  let target: ShanxiTarget;
  let proxy: MutantProxy<Surroundings>;

  beforeAll(async () => {
    reference = await startDemoReference([], 'shanxi');
    // The one cast: it was asked for the contract of that name.
    target = reference.target as ShanxiTarget;
    proxy = await startMutantProxy({ origin: target.url, surround: surround(target) });
  }, 60_000);

  afterAll(async () => {
    await proxy.close();
    await reference.close();
  });

  const use = (name: string) => proxy.use(all.find((one) => one.name === name)?.deviate);

  async function post(operation: Operation, body: Json): Promise<Json> {
    const headers = { 'content-type': 'application/json' };
    const url = `${proxy.url}/${operation}`;
    const reply = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
    const value: unknown = await reply.json();
    return isObject(value) ? value : {};
  }

  const call = (operation: Operation, fields: Json = {}, account: Account = target.account) =>
    post(operation, { ...account, ...fields });

  const grade = (fields: Json = {}, account: Account = target.account) =>
    call('getEnterpriseGrade', { uniscId: target.fixtures.rated.uniscId, ...fields }, account);

  async function sealedGrade(change: (envelope: Json, key: Buffer, text: Buffer) => Json) {
    const { publicKey, keyId } = Object((await call('getPublicKey'))['data']);
    const fields = { ...target.account, uniscId: target.fixtures.rated.uniscId };
    const text = Buffer.from(JSON.stringify(fields));
    const { envelope, key } = sealRequest(text, { publicKey, keyId });
    const reply = await post('getEnterpriseGrade', change({ ...envelope }, key, text));
    const opened = openReply(reply, key);
    return opened.ok ? Object(parsed(opened.value.toString())) : reply;
  }

  it('changes the enterprise of a plain call', async () => {
    use('grade-in-small-letters');

    expect(await grade()).toMatchObject({ result: 1, data: { assessGrade: 'a' } });
  });

  it('changes the enterprise of a sealed call alike', async () => {
    use('grade-in-small-letters');

    const reply = await sealedGrade((envelope) => envelope);

    expect(reply).toMatchObject({ result: 1, data: { assessGrade: 'a' } });
  });

  it('overlooks a digest that does not fit', async () => {
    const broken = (envelope: Json) => ({ ...envelope, digest: '0'.repeat(64) });
    use('digest-is-not-compared');
    const overlooked = await sealedGrade(broken);
    use('grade-in-small-letters');

    expect(overlooked).toMatchObject({ result: 1 });
    expect(await sealedGrade(broken)).toMatchObject({ result: 0 });
  });

  it('overlooks padding that is no padding', async () => {
    use('padding-is-not-looked-at');

    const reply = await sealedGrade((envelope, key, text) => {
      const iv = Buffer.from(`${envelope['iv']}`, 'hex');
      const whole = Buffer.concat([text, Buffer.alloc(16 - (text.length % 16))]);
      const encrypted = sm4Encrypt(whole, { key, iv }).subarray(0, whole.length);
      return { ...envelope, encrypted: encrypted.toString('hex'), digest: sm3(text) };
    });

    expect(reply).toMatchObject({ result: 1 });
  });

  it('overlooks the keyId of nobody', async () => {
    use('key-id-is-not-looked-at');

    const reply = await sealedGrade((envelope) => ({ ...envelope, keyId: 'k-of-nobody' }));

    expect(reply).toMatchObject({ result: 1 });
  });

  it('lets half a password in, and no other', async () => {
    use('first-half-of-a-password-will-do');
    const { pwd } = target.account;

    expect(await grade({ pwd: `${pwd.slice(0, pwd.length / 2)}QIYUE` })).toMatchObject({
      result: 1,
    });
    expect(await grade({ pwd: 'QIYUE' })).toMatchObject({ result: 0 });
  });

  it('serves accounts that must be turned away', async () => {
    use('disabled-account-is-served');

    expect(await grade({}, target.disabledAccount)).toMatchObject({ result: 1 });
    expect(await grade({ pwd: 'QIYUE' }, target.disabledAccount)).toMatchObject({ result: 0 });
  });

  it.each(['expired', 'otherEnterprise', 'foreignLicence'] as const)(
    'opens the trades with a licence of the kind %s only where it is meant to',
    async (kind) => {
      const trades = () => call('getPublicResourcesTrading', { ...target.fixtures[kind] });
      const names = {
        expired: 'expired-licence-is-accepted',
        otherEnterprise: 'licence-of-another-enterprise-is-accepted',
        foreignLicence: 'licence-is-not-bound-to-the-account',
      };
      use(names[kind]);
      const admitted = await trades();
      use('made-up-licence-is-accepted');

      expect(admitted).toMatchObject({ result: 1 });
      expect(await trades()).toMatchObject({ result: 0 });
    },
  );

  it('lets the old password in after a change, and mends the account for the next deviation', async () => {
    use('old-password-still-works');
    const changed = await call('updatePassword', { newPwd: 'qiyue-Test-2026' });
    const old = await grade();
    const current = await grade({ pwd: 'qiyue-Test-2026' });
    use('token-outlives-the-password');

    expect([changed, old, current].map(({ result }) => result)).toEqual([1, 1, 1]);
    expect(await grade()).toMatchObject({ result: 1 });
    expect(await grade({ pwd: 'qiyue-Test-2026' })).toMatchObject({ result: 0 });
  });

  it('keeps a token alive over a change', async () => {
    use('token-outlives-the-password');
    const given = await call('getToken', {}, target.secondAccount);
    const { token } = Object(given['data']);
    await call('updatePassword', { newPwd: 'qiyue-Test-2027' }, target.secondAccount);

    const reply = await grade({ token, pwd: 'qiyue-Test-2027' }, target.secondAccount);

    expect(reply).toMatchObject({ result: 1 });
  });

  it('knows renamed tokens by their new name', async () => {
    use('tokens-are-numbered');

    const { token } = Object((await call('getToken'))['data']);

    expect(token).toBe('1001');
    expect(await grade({ token })).toMatchObject({ result: 1 });
    expect(await grade({ token: '1002' })).toMatchObject({ result: 0 });
  });

  it('gathers more rows than a page may have', async () => {
    use('page-size-1001-is-served');

    const { companyList } = Object((await call('getEnterpriseGrades', { pagesize: 1001 }))['data']);

    expect(companyList).toHaveLength(1001);
  });

  it('accepts a text file, but not from a stranger', async () => {
    use('text-is-accepted-as-a-document');
    const file = { uniscId: target.fixtures.rated.uniscId, fileName: 'a.pdf', file: 'cWl5dWU=' };

    expect(await call('uploadLicense', file)).toMatchObject({ result: 1 });
    expect(await call('uploadLicense', { ...file, pwd: 'QIYUE' })).toMatchObject({ result: 0 });
  });
});
