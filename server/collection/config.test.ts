import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createKeyPair } from '../../spec/protocol/sm2.ts';
import { UsageError } from '../../spec/usage-error.ts';
import { readProvider } from './config.ts';

let directory: string;
const file = () => join(directory, 'collect.yaml');
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'qiyue-'));
});
afterAll(() => rmSync(directory, { recursive: true }));

const { publicKey } = createKeyPair();
const url = 'https://provider.example/collect';

function read(text: string, name = 'tax', environment = {}) {
  writeFileSync(file(), text);
  return readProvider(file(), name, environment);
}

const withProvider = (...lines: readonly string[]) =>
  ['providers:', '  tax:', ...lines.map((line) => `    ${line}`)].join('\n');

function faultOf(...given: Parameters<typeof read>): string {
  try {
    read(...given);
  } catch (error) {
    if (error instanceof UsageError) return error.text.en;
  }
  throw new Error('no UsageError');
}

describe('a provider of a collect configuration', () => {
  it('needs an address and a key alone', () => {
    const provider = read(withProvider(`url: ${url}`, `publicKey: "${publicKey}"`));

    expect(provider).toEqual({
      name: 'tax',
      url,
      publicKey,
      pagesize: 1000,
      timeout: 30_000,
      attempts: 5,
      backoff: { initial: 1000, maximum: 60_000 },
      headers: {},
      tls: {},
      publish: false,
    });
  });

  it('may have its key without the mark, and half of the back-off', () => {
    const provider = read(
      withProvider(
        `url: ${url}`,
        `publicKey: "${publicKey.slice(2)}"`,
        'backoff: {initial: 5}',
        'publish: true',
      ),
    );

    expect(provider).toMatchObject({ publicKey, publish: true });
    expect(provider.backoff).toEqual({ initial: 5, maximum: 60_000 });
  });

  it('takes from the environment what it names, and asks nothing for another provider', () => {
    const text = [
      withProvider(`url: ${url}`, `publicKey: "${publicKey}"`, 'headers: {X: "a ${ONE} ${ONE}"}'),
      '  other: {url: "${TWO}"}',
    ].join('\n');

    expect(read(text, 'tax', { ONE: 'b' }).headers).toEqual({ X: 'a b b' });
  });

  it.each([
    [[`url: ${url}`], /line 3, providers\.tax: .*'publicKey'/],
    [['url: ftp://x', `publicKey: "${publicKey}"`], /line 3, providers\.tax\.url: must match/],
    [['url: https://me:word@x/', `publicKey: "${publicKey}"`], /line 3, providers\.tax\.url/],
    [['url: "https://x:99999/"', `publicKey: "${publicKey}"`], /url: is no address/],
    [[`url: ${url}`, 'publicKey: "04ab"'], /line 4, providers\.tax\.publicKey: must match/],
    [[`url: ${url}`, `publicKey: "${'1'.repeat(128)}"`], /publicKey: is no point/],
    [[`url: ${url}`, `publicKey: "${publicKey}"`, 'pagesize: "9"'], /line 5, .*pagesize: must be/],
    [[`url: ${url}`, `publicKey: "${publicKey}"`, 'timeout: 9'], /timeout: must be >= 100/],
    [[`url: ${url}`, `publicKey: "${publicKey}"`, 'colour: red'], /line 5, .*colour: must NOT/],
    [[`url: ${url}`, `publicKey: "${publicKey}"`, 'backoff: {a: 1}'], /backoff\.a: must NOT/],
  ])('is refused with the line and the key: %#', (lines, message) => {
    expect(faultOf(withProvider(...lines))).toMatch(message);
  });

  it.each([
    ['providers: {}', /no provider "tax"/],
    ['providers: {a: {}, b: {}}', /no provider "tax"; there is: a, b/],
    ['providers: 5', /providers: must be object/],
    ['', /must be object/],
    ['providers: {tax: {}}\nmore: 1', /more: must NOT|publicKey|url/],
    ['providers: {tax: [}', /line 1/],
    ['a: 1\na: 2', /line 2: Map keys must be unique/],
    ['a: *gone', /not valid YAML/],
    [withProvider('url: "${GONE}"'), /variable GONE, which is not set/],
  ])('is refused where the file is wrong: %j', (text, message) => {
    expect(faultOf(text)).toMatch(message);
  });

  it('is refused under a name that could not name a file', () => {
    expect(faultOf('providers: {"../x": {}}', '../x')).toMatch(/must match pattern/);
  });

  it('is refused where there is no file', () => {
    expect(() => readProvider(join(directory, 'none.yaml'), 'tax', {})).toThrow(/ENOENT/);
  });

  it('never repeats what the file holds', () => {
    const told = faultOf(withProvider(`url: ${url}`, 'headers: {X: "secret-word', 'a: b'));

    expect(told).not.toContain('secret-word');
  });
});
