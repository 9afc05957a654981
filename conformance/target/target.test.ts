import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import type { Text } from '../../spec/language.ts';
import { UsageError } from '../../spec/usage-error.ts';
import type { WuhanTarget } from '../platforms/wuhan/target.ts';
import { offers, readTarget } from './target.ts';

const least = {
  contract: 'wuhan',
  url: 'https://gateway.example/',
  application: { passid: 'mall', token: 'abcdef0123456789' },
} as const;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'qiyue-target-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function read(content: object | string, environment: Record<string, string> = {}): WuhanTarget {
  const file = join(folder, 'target.yaml');
  writeFileSync(file, typeof content === 'string' ? content : stringify(content));
  return readTarget(file, environment) as WuhanTarget;
}

/** What the person at the keyboard is told. */
function told(content: object | string): Text {
  try {
    read(content);
  } catch (error) {
    if (error instanceof UsageError) return error.text;
    throw error;
  }
  throw new Error('nothing was wrong');
}

const complaint = (content: object | string): string => told(content).en;

describe('a target file', () => {
  it('needs contract, address and application only', () => {
    expect(read(least)).toEqual(least);
  });

  it('takes secrets from the environment', () => {
    const application = { passid: 'mall', token: '${WUHAN_TOKEN}' };

    expect(read({ ...least, application }, { WUHAN_TOKEN: 's' }).application.token).toBe('s');
  });

  it('takes a variable within a longer text and inside lists', () => {
    const target = read({ ...least, url: 'https://${A}.${B}/' }, { A: 'x', B: 'y' });

    expect(target.url).toBe('https://x.y/');
  });

  it('names a variable that is not set', () => {
    expect(complaint({ ...least, name: '${NOT_THERE}' })).toMatch(/yaml:6: .*NOT_THERE/);
  });

  it.each([
    ['contract', { ...least, contract: 'beijing' }],
    ['url', { ...least, url: 'gateway.example' }],
    ['url', { ...least, url: 'http://[' }],
    ['url', { ...least, url: 'http://x:99999' }],
    ['proxy', { ...least, proxy: 'http://[' }],
    ['rate', { ...least, rate: 0 }],
    ['rate', { ...least, rate: 'fast' }],
    ['timeout', { ...least, timeout: 5 }],
    ['allow', { ...least, allow: ['all'] }],
    ['application', { contract: 'wuhan', url: 'http://x' }],
    ['application.token', { ...least, application: { passid: 'a', token: '' } }],
    ['token', { ...least, application: { passid: 'a' } }],
    ['limitedApplication', { ...least, limitedApplication: least.application }],
    ['fixtures.queryX.existing', { ...least, fixtures: { queryX: { existing: {} } } }],
    ['severalCount', { ...least, fixtures: { queryX: { severalCount: 1 } } }],
    ['tokn', { ...least, tokn: 'x' }],
    ['paths.queryX', { ...least, paths: { queryX: 'no-slash' } }],
  ])('names the faulty key %s', (key, content) => {
    expect(complaint(content)).toContain(key);
  });

  it('names every faulty key at once', () => {
    expect(complaint({ ...least, rate: 0, timeout: 1 })).toMatch(/rate.*timeout/);
  });

  it.each([
    ['a quotation mark that is never closed', 'url: "http://x\n'],
    ['a key twice', 'contract: wuhan\ncontract: wuhan\n'],
    ['an unknown anchor', 'contract: *other\n'],
    ['a tab', 'application:\n\tpassid: x\n'],
  ])('is not YAML with %s, which is wrong use', (_, content) => {
    expect(complaint(content)).toContain('is not valid YAML');
  });

  it('never quotes a line of a file that is not YAML, because it may hold a secret', () => {
    const { zh, en } = told('contract: wuhan\napplication:\n  token: very-secret: value\n');

    expect(zh + en).not.toContain('very-secret');
    expect(zh).toMatch(/target\.yaml:3:10\s不是合法的 YAML（/);
  });

  it('has to exist', () => {
    const file = join(folder, 'nowhere.yaml');

    expect(() => readTarget(file, {})).toThrow(UsageError);
    expect(() => readTarget(file, {})).toThrow(/ENOENT/);
  });

  it('is not a folder', () => {
    expect(() => readTarget(folder, {})).toThrow(UsageError);
  });

  it.each([[''], ['- a\n'], ['text\n']])('is not %j', (content) => {
    expect(complaint(content)).toContain('has to be keys with values');
  });
});

describe('what a target offers', () => {
  const target: WuhanTarget = {
    ...least,
    allow: ['load'],
    secondApplication: least.application,
    fixtures: { queryInvestors: { existing: { regno: '1' } } },
  };

  it.each([
    ['load', true],
    ['write', false],
    ['secondApplication', true],
    ['limitedApplication', false],
    ['queryInvestors.existing', true],
    ['queryInvestors.absent', false],
    ['queryLicenses.existing', false],
    ['fixtures.queryInvestors', true],
    ['fixtures.queryLicenses', false],
  ] as const)('%s: %s', (need, offered) => {
    expect(offers(target, need)).toBe(offered);
  });
});
