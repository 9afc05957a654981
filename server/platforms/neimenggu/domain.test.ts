import { describe, expect, it } from 'vitest';
import { credentialsIn, isGuess, loginDecision, textsOf, tokenIn } from './domain.ts';

describe('a value of a login', () => {
  it('is taken as it stands, blanks and all', () => {
    const body = { appKey: ' a', appSecret: 's ', account: '\0', other: 1 };

    expect(textsOf(credentialsIn(body))).toEqual({ appKey: ' a', appSecret: 's ', account: '\0' });
  });

  it.each<[unknown, string]>([
    [undefined, 'is missing'],
    ['', 'is blank'],
    [' \t\n\u3000', 'is blank'],
    ...[null, 5, true, [], ['a'], {}].map((value): [unknown, string] => [value, 'is not a string']),
  ])('that is %o is none', (value, says) => {
    const given = credentialsIn({ account: value });

    expect(given.account).toMatchObject({
      ok: false,
      refusal: { says: { en: `account ${says}` } },
    });
    expect(textsOf(given).account).toBe('');
  });

  it('is not looked for in the prototype', () => {
    expect(credentialsIn(Object.create({ appKey: 'a' })).appKey.ok).toBe(false);
  });
});

/** A login in which everything is given, but for what is told. */
const givenWith = (odd: object = {}) =>
  credentialsIn({ appKey: 'a', appSecret: 's', account: 'c', ...odd });

const wrongSecret = { secretFits: false };
const off = { application: { disabled: true } };

describe('a login', () => {
  const given = givenWith();
  const found = { application: { disabled: false }, secretFits: true, accountExists: true };

  it('succeeds if everything fits', () => {
    expect(loginDecision(given, found).ok).toBe(true);
  });

  it.each<[string, object, object, string]>([
    ['an appKey that is missing', { appKey: undefined }, {}, 'bad-app-key'],
    ['an appKey that is unknown', {}, { application: undefined }, 'bad-app-key'],
    ['a disabled application', {}, { application: { disabled: true } }, 'bad-app-key'],
    ['a disabled application and no secret', { appSecret: undefined }, off, 'bad-app-key'],
    ['an appSecret that is missing', { appSecret: undefined }, wrongSecret, 'no-app-secret'],
    [
      'neither secret nor account',
      { appSecret: undefined, account: undefined },
      {},
      'no-app-secret',
    ],
    ['an appSecret that is wrong', {}, wrongSecret, 'bad-login'],
    ['an account that is missing', { account: undefined }, {}, 'bad-login'],
    ['an account that is unknown', {}, { accountExists: false }, 'bad-login'],
  ])('is refused for %s', (_, missing, facts, kind) => {
    const decision = loginDecision(givenWith(missing), { ...found, ...facts });

    expect(decision).toMatchObject({ ok: false, refusal: { kind } });
  });

  it('does not tell a wrong secret from an unknown account', () => {
    const decisions = [wrongSecret, { accountExists: false }].map((facts) =>
      loginDecision(given, { ...found, ...facts }),
    );

    expect(decisions[0]).toEqual(decisions[1]);
  });

  it.each<[string, object, object]>([
    ['an account that is missing', { account: undefined }, {}],
    ['a disabled application', {}, off],
  ])('does not tell by %s whether the secret fits', (_, odd, facts) => {
    const decisions = [{}, wrongSecret].map((secret) =>
      loginDecision(givenWith(odd), { ...found, ...facts, ...secret }),
    );

    expect(decisions[0]).toEqual(decisions[1]);
  });
});

describe('a guess', () => {
  const given = givenWith();
  const found = { application: { disabled: false }, secretFits: true, accountExists: true };

  it.each([
    ['a wrong secret', wrongSecret],
    ['an unknown account', { accountExists: false }],
  ])('is %s', (_, facts) => {
    expect(isGuess(loginDecision(given, { ...found, ...facts }))).toBe(true);
  });

  it.each([
    ['a right login', given, found],
    ['no secret', givenWith({ appSecret: undefined }), { ...found, ...wrongSecret }],
    ['no account', givenWith({ account: undefined }), { ...found, ...wrongSecret }],
    ['an unknown appKey', given, { ...found, ...wrongSecret, application: undefined }],
  ])('is not %s', (_, credentials, facts) => {
    expect(isGuess(loginDecision(credentials, facts))).toBe(false);
  });
});

describe('the token', () => {
  it.each([
    ['access_token=abc', 'abc'],
    ['x=1&access_token=abc&y=2', 'abc'],
    ['access%5Ftoken=a%62c', 'abc'],
    ['accessToken=abc', 'abc'],
    ['access_token=abc&accessToken=other', 'abc'],
    ['access_token=%zz', '%zz'],
    ['access_token=%00', '\0'],
    ['access_token=__proto__', '__proto__'],
    ['%zz&access_token=abc', 'abc'],
  ])('in %s is %o', (query, token) => {
    expect(tokenIn(query)).toEqual({ ok: true, value: token });
  });

  it.each([
    '',
    'access_token',
    'access_token=',
    'ACCESS_TOKEN=abc',
    'Access_token=abc',
    'token=abc',
    'access_token=abc&access_token=abc',
    'access_token=abc&access%5ftoken=abd',
    'accessToken=abc&accessToken=abd',
    'access_token[]=abc',
  ])('is missing in "%s"', (query) => {
    expect(tokenIn(query)).toMatchObject({ ok: false, refusal: { kind: 'bad-session' } });
  });
});
