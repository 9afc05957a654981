import { describe, expect, it } from 'vitest';
import { judged } from '../checks/all.ts';
import type { Observation } from '../exchange/observation.ts';
import { secretsOf } from './secrets.ts';

const secrets = secretsOf(judged.shanxi().contract);

const seen = (body: string, parts: Partial<Observation['request']> = {}): Observation => ({
  operation: 'getToken',
  request: { method: 'POST', path: '/getToken', headers: [], body: Buffer.from(body), ...parts },
  reply: null,
  failure: null,
  startedAt: 0,
  duration: 1,
  curl: () => '',
});

const shown = (one: Observation) => secrets.redacted(one, 'https://a.example');

describe('what clients have sent is hidden', () => {
  it.each([
    ['JSON', '{"accessid": "abcdef", "pwd":"a\\"bcdef", "uniscId":"91"}'],
    ['half a JSON document', '{"accessid": "abcdef", "pwd":"a\\"bcdef'],
    ['a form', 'accessid=abcdef&pwd=a%22bcdef&uniscId=91'],
  ])('in %s', (_, body) => {
    const text = shown(seen(body)).request.body?.toString() ?? '';

    expect(text).not.toContain('bcdef');
    expect(secrets.valuesIn(seen(body))).toEqual(['abcdef', 'a"bcdef']);
  });

  it('in a form with files', () => {
    const part = '--x\r\nContent-Disposition: form-data; name="pwd"\r\n\r\nab\r\n--x--';

    expect(shown(seen(part)).request.body?.toString()).toBe(part.replace('ab\r', '******\r'));
  });

  it('in headers and addresses', () => {
    const headers = [['authorization', 'Bearer x'] as const, ['accept', 'x'] as const];

    const { request } = shown(seen('', { headers, path: '/x?a=1&access_token=x&b=2' }));

    expect(request.headers).toEqual([
      ['authorization', '******'],
      ['accept', 'x'],
    ]);
    expect(request.path).toBe('/x?a=1&access_token=******&b=2');
  });

  it('in the command that sends it again', () => {
    const curl = shown(seen('{"pwd":"abcdef"}')).curl();

    expect(curl).toContain(`--data-raw '{"pwd":"******"}'`);
    expect(curl).toContain("'https://a.example/getToken'");
  });
});

it('a value too short to look for is hidden where it stands', () => {
  expect(secrets.valuesIn(seen('{"pwd":"1"}'))).toEqual([]);
  expect(shown(seen('{"pwd":"1"}')).request.body?.toString()).toBe('{"pwd":"******"}');
});

it('a field that holds one is known by its name', () => {
  expect(['pwd', 'accessid', 'newPwd', 'username'].map(secrets.isSecret)).toEqual([
    true,
    true,
    true,
    false,
  ]);
});
