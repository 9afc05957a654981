import { describe, expect, it } from 'vitest';
import { credentialsIn, masked, passidIn, permission, published, successBody } from './domain.ts';

describe('a name', () => {
  it.each([
    ['孙文静', '孙****'],
    ['李明', '李****'],
    ['欧阳小芳', '欧****'],
    ['𠮷田', '𠮷****'],
  ])('%s of a person shows as %s', (name, shown) => {
    expect(masked(name)).toBe(shown);
  });

  it.each(['武汉公司', '甲企业', '投资中心', '甲合伙', '王', '一二三四五', 'Tom', '李A', ''])(
    '%s that names no person stays as it is',
    (name) => {
      expect(masked(name)).toBe(name);
    },
  );
});

it('masks the personal fields only and keeps the order of fields', () => {
  const rows = published([{ INV: '孙文静', ENTNAME: '孙文静' }], ['INV']);

  expect(JSON.stringify(rows)).toBe('[{"INV":"孙****","ENTNAME":"孙文静"}]');
});

describe('the PASSID', () => {
  it.each(['x-tif-passid', 'x-tif-paasid'])('is read from %s', (name) => {
    expect(passidIn({ [name]: 'mall' })).toEqual({ ok: true, value: 'mall' });
  });

  it('may stand in both headers if they agree', () => {
    expect(passidIn({ 'x-tif-passid': 'a', 'x-tif-paasid': 'a' }).ok).toBe(true);
  });

  it('is refused if the two headers differ', () => {
    expect(passidIn({ 'x-tif-passid': 'a', 'x-tif-paasid': 'b' }).ok).toBe(false);
  });

  it.each([undefined, '', '"mall"', 'a b', 'ä', 'a'.repeat(65)])('is refused as %s', (value) => {
    expect(passidIn({ 'x-tif-passid': value }).ok).toBe(false);
  });
});

describe('the other headers', () => {
  const whole = {
    'x-tif-timestamp': '1619072634',
    'x-tif-nonce': 'n',
    'x-tif-signature': 'AB',
  };

  it.each(Object.keys(whole))('are refused by name without %s', (name) => {
    const decision = credentialsIn({ ...whole, [name]: undefined });

    expect(decision).toMatchObject({ ok: false, refusal: { kind: 'bad-credentials' } });
    expect(JSON.stringify(decision)).toContain(name);
  });

  it.each(['!', '~'.repeat(64)])('take %s as nonce', (nonce) => {
    expect(credentialsIn({ ...whole, 'x-tif-nonce': nonce }).ok).toBe(true);
  });

  it.each(['a b', 'é', 'x'.repeat(65)])('refuse %s as nonce', (nonce) => {
    expect(credentialsIn({ ...whole, 'x-tif-nonce': nonce }).ok).toBe(false);
  });
});

describe('permission', () => {
  it.each([
    [{ disabled: false, subscribed: true }, true],
    [{ disabled: false, subscribed: false }, false],
    [{ disabled: true, subscribed: true }, false],
  ])('of %o is %s', (application, ok) => {
    expect(permission(application).ok).toBe(ok);
  });
});

describe('a success', () => {
  it('with rows has metadata at the top, as printed', () => {
    expect(JSON.stringify(successBody(1, [{ INV: 'a' }]))).toBe(
      '{"errcode":0,"errmsg":"","data":{"pageNo":1,"pageSize":20,"data":[{"INV":"a"}]},' +
        '"metadata":{},"hint":null}',
    );
  });

  it('without rows has metadata inside data, as printed', () => {
    expect(JSON.stringify(successBody(9, []))).toBe(
      '{"errcode":0,"errmsg":"","detailErrMsg":null,' +
        '"data":{"pageNo":9,"pageSize":20,"data":[],"metadata":{}},"hint":null}',
    );
  });
});
