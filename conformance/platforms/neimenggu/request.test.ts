import { describe, expect, it } from 'vitest';
import { judged } from '../../checks/all.ts';
import { applications } from '../../testing/neimenggu/right-endpoint.ts';
import { buildCall, type Sending } from './request.ts';
import type { NeimengguTarget } from './target.ts';

const { contract } = judged.neimenggu();
const { application } = applications;

function build(sending: Sending = {}, rest: Partial<NeimengguTarget> = {}) {
  const target: NeimengguTarget = {
    contract: 'neimenggu',
    url: 'http://127.0.0.1:1',
    application,
    ...rest,
  };
  const given = { token: 'abc', application, sending };
  const { request } = buildCall({ target, contract }, 'logout', { a: '𠮷"' }, given);
  return { ...request, header: Object.fromEntries(request.headers), text: `${request.body}` };
}

describe('a call', () => {
  it('is a POST to the path of the operation, with the token in the address', () => {
    expect(build()).toMatchObject({ method: 'POST', path: '/security/logout?access_token=abc' });
  });

  it('carries its parameters as JSON', () => {
    const { header, text } = build();

    expect(header).toEqual({ Accept: 'application/json', 'Content-Type': 'application/json' });
    expect(text).toBe('{"a":"𠮷\\""}');
  });

  it('escapes what an address does not hold', () => {
    const { path } = build({ spoil: (right) => `${right}+/= ` });

    expect(path).toBe('/security/logout?access_token=abc%2B%2F%3D%20');
  });

  it('sends a token that is no text as far as it can', () => {
    expect(build({ spoil: () => 'a\ud800' }).path).toBe('/security/logout?access_token=a%EF%BF%BD');
  });

  it('has another query string where one is given, or none', () => {
    expect(build({ query: 'access_token=' }).path).toBe('/security/logout?access_token=');
    expect(build({ query: '' }).path).toBe('/security/logout');
  });

  it('adds the token to a path that has parameters', () => {
    const paths = { logout: '/api?method=logout' };

    expect(build({}, { paths }).path).toBe('/api?method=logout&access_token=abc');
  });

  it('stands below the base path of the target', () => {
    const { path } = build({}, { url: 'https://x/base/' });

    expect(path).toBe('/base/security/logout?access_token=abc');
  });

  it('sends a given body byte by byte, or none', () => {
    const body = Buffer.from([0x22, 0xff]);

    expect(build({ body }).body).toEqual(body);
    expect(build({ body: null }).body).toBeNull();
  });

  it('replaces a header whatever its case, and leaves it out for null', () => {
    const { header } = build({ headers: { accept: '*/*', 'content-type': null } });

    expect(header).toEqual({ accept: '*/*' });
  });

  it('carries the headers of the target file', () => {
    expect(build({}, { headers: { 'X-Zone': 'test' } }).header['X-Zone']).toBe('test');
  });
});
