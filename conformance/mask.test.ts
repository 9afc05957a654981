import { describe, expect, it } from 'vitest';
import { createMask, maskHeader, maskOf } from './mask.ts';
import type { WuhanTarget } from './platforms/wuhan/target.ts';

const token = 'aB3/x Y+9?z&q=Lm"0pQr';
const mask = createMask([token]);

/** Each character written in another way. */
const spelled = (spell: (code: number) => string): string =>
  [...token].map((character) => spell(character.charCodeAt(0))).join('');

/** At every place in a longer text, base64 looks different. */
const inBase64 = ['', 'x', 'xy', 'user:'].map((before) => [
  Buffer.from(`${before}${token}:after`).toString('base64'),
]);

describe('the mask', () => {
  it.each([
    ['as it is', token],
    ['in capitals', token.toUpperCase()],
    ['in JSON', JSON.stringify(token)],
    ['in JSON with escaped slashes', JSON.stringify(token).replaceAll('/', '\\/')],
    [
      'in JSON with escaped symbols',
      token.replace(/\W/g, (c) => `\\u00${c.charCodeAt(0).toString(16)}`),
    ],
    ['in JSON within JSON', JSON.stringify(JSON.stringify(token))],
    ['in a URL', encodeURIComponent(token)],
    ['in a form', `${new URLSearchParams({ token })}`.slice(6)],
    ['in hexadecimal', Buffer.from(token).toString('hex')],
    ['with every character escaped', spelled((code) => `\\u${code.toString(16).padStart(4, '0')}`)],
    ['with every character escaped in a URL', spelled((code) => `%${code.toString(16)}`)],
    ['in entities', spelled((code) => `&#${code};`)],
    ['in hexadecimal entities', spelled((code) => `&#x${code.toString(16)};`)],
    ['in UTF-16', [...token].join('\0')],
    ['in UTF-16 within JSON', JSON.stringify([...token].join('\0'))],
    ['in base64url', Buffer.from(token).toString('base64url')],
  ])('covers a secret %s', (_, text) => {
    const masked = mask(`a ${text} b`);

    expect(masked).toContain('******');
    expect(masked.replaceAll('*', '').length).toBeLessThan(12);
  });

  it.each(inBase64)('covers a secret within base64: %s', (text) => {
    expect(mask(text)).toContain('******');
  });

  it('covers what is left of a secret where a text was cut', () => {
    expect(mask(`hint: ${token.slice(0, 15)}…`)).toBe('hint: ******…');
  });

  it('covers a secret every time', () => {
    expect(mask(`${token},${token}`)).toBe('******,******');
  });

  it('leaves other text as it is', () => {
    expect(mask('{"errcode":1433,"errmsg":"签名不正确"}')).toBe(
      '{"errcode":1433,"errmsg":"签名不正确"}',
    );
  });

  it('leaves very short secrets, which would mask ordinary text', () => {
    expect(createMask(['abc', ''])('abc')).toBe('abc');
  });

  it('covers a very long secret', () => {
    const long = '"+/ü '.repeat(200);

    expect(createMask([long, long.slice(0, 500)])(`a ${long} b`)).not.toContain('+/');
  });

  it('takes the signs of patterns for what they are', () => {
    expect(createMask(['.*.*[a](b)'])('xyz .*.*[a](b)')).toBe('xyz ******');
  });
});

describe('the mask of a target', () => {
  const application = (name: string) => ({ passid: name, token: `${name}-0123456789` });
  const target: WuhanTarget = {
    contract: 'wuhan',
    url: 'https://user:p%40ssword@gateway.example/',
    proxy: 'http://other:proxysecret@proxy.example',
    headers: { Authorization: 'Bearer abcdefghijklmnopqrstuvwxyz', 'X-Zone': 'test' },
    application: application('first'),
    secondApplication: application('second'),
    unsubscribedApplication: application('third'),
    limitedApplication: { ...application('fourth'), limit: 10 },
  };

  it.each([
    ['first-0123456789'],
    ['second-0123456789'],
    ['third-0123456789'],
    ['fourth-0123456789'],
    ['p%40ssword'],
    ['p@ssword'],
    ['proxysecret'],
    ['Bearer abcdefghijklmnopqrstuvwxyz'],
    ['abcdefghijklmnopqrstuvwxyz'],
  ])('covers %s', (secret) => {
    expect(maskOf(target)(secret)).toBe('******');
  });

  it('leaves PASSIDs and short values of ordinary headers', () => {
    expect(maskOf(target)('first test')).toBe('first test');
  });
});

describe('the mask of what a run has learned', () => {
  const token = 'tV0Yk1-Wm2_nXq3Zr5';
  const mask = createMask([], [token, 'a+b/c0123456789==', 'with blanks in it']);

  it.each([
    [`/security/logout?access_token=${token}`, '/security/logout?access_token=******'],
    [`{"access_token":"${token}"}`, '{"access_token":"******"}'],
    ['{"access_token":"a+b/c0123456789=="}', '{"access_token":"******=="}'],
    ['?access_token=a%2Bb%2Fc0123456789%3D%3D', '?access_token=******'],
    ['"with blanks in it"', '"******"'],
    [`no such token: ${token}.`, 'no such token: ******.'],
    [`/sessions/${token}/log`, '/sessions/******/log'],
    [Buffer.from(token).toString('base64'), '******'],
  ])('covers it in %s', (text, expected) => {
    expect(mask(text)).toBe(expected);
  });

  it('covers hundreds that are no words', () => {
    const many = Array.from({ length: 500 }, (_, index) => `${'"$(id)" '.repeat(8)}${index}`);

    expect(createMask([], many)(`it was ${many[432]}`)).toBe('it was ******');
  });

  it('leaves other words, and the beginning of a token alone', () => {
    expect(mask('QIYUE-TEST-0123 tV0Yk1')).toBe('QIYUE-TEST-0123 tV0Yk1');
  });

  it('covers the appSecret of a target file, not its appKey', () => {
    const application = { appKey: 'case-key-1', appSecret: 'case-secret-1', account: 'test' };
    const target = { contract: 'neimenggu', url: 'http://127.0.0.1', application } as const;

    expect(maskOf(target)('case-key-1 case-secret-1 test')).toBe('case-key-1 ****** test');
  });
});

describe('an address of a target', () => {
  const application = { passid: 'mall', token: 'abcdef0123456789' };
  const shown = (url: string, proxy = 'http://proxy.example') =>
    maskOf({ contract: 'wuhan', url, proxy, application } as WuhanTarget)(`${url} by ${proxy}`);

  it.each([
    ['http://user:pw@127.0.0.1:1/?x=1', 'http://127.0.0.1:1/'],
    ['http://u@127.0.0.1:1', 'http://127.0.0.1:1/'],
    ['http://127.0.0.1:1/base?key=verysecretkey#part', 'http://127.0.0.1:1/base'],
    ['https://a:b@c:d@gateway.example/x', 'https://gateway.example/x'],
  ])('is shown without user, password and query, however short they are: %s', (url, expected) => {
    expect(shown(url)).toBe(`${expected} by http://proxy.example`);
    expect(shown('http://127.0.0.1:1', url)).toBe(`http://127.0.0.1:1 by ${expected}`);
  });

  it('is shown as it was written where it holds no more than that', () => {
    expect(shown('https://网关.example/x/')).toBe(
      'https://网关.example/x/ by http://proxy.example',
    );
  });

  it('may have a password with a sign of percent that escapes nothing', () => {
    expect(shown('http://user:100%@127.0.0.1:1/')).toMatch(/^http:\/\/127\.0\.0\.1:1\/ /);
  });

  it('gives away the secrets of its query nowhere else', () => {
    const url = 'http://127.0.0.1/?key=verysecretkey&tenant=east-of-here';
    const mask = maskOf({ contract: 'wuhan', url, application } as WuhanTarget);

    expect(mask('verysecretkey of east-of-here')).toBe('****** of east-of-here');
  });
});

describe('a header', () => {
  it.each([['x-tif-signature'], ['X-TIF-Signature'], ['Authorization'], ['Set-Cookie']])(
    '%s is shown by its beginning only',
    (name) => {
      expect(maskHeader(name, '0123456789')).toBe('01234567…');
    },
  );

  it('of another name is shown whole', () => {
    expect(maskHeader('x-tif-nonce', '0123456789')).toBe('0123456789');
  });
});
