import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Text } from '../../spec/language.ts';
import { UsageError } from '../../spec/usage-error.ts';
import { readTarget } from './target.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'qiyue-target-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** What a person is told of a target file, without the folder that it lies in. */
function told(text: string): Text {
  const file = join(folder, 't.yaml');
  writeFileSync(file, text);
  try {
    readTarget(file, {});
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    const { zh, en } = error.text;
    return { zh: zh.replaceAll(`${folder}/`, ''), en: en.replaceAll(`${folder}/`, '') };
  }
  throw new Error('nothing was wrong');
}

const head = 'contract: wuhan\nurl: http://127.0.0.1:1\n';
const whole = `${head}application: {passid: mall, token: abcdefgh}\n`;
const zh = (text: string): string => told(text).zh;
const en = (text: string): string => told(text).en;

describe('a fault of a target file is told by file, line and key', () => {
  it.each([
    [
      `${whole}rate: fast\n`,
      't.yaml:4：rate 应为数，实为 "fast"',
      't.yaml:4: rate has to be a number, and is "fast"',
    ],
    [
      `${whole}timeout: 5\n`,
      'timeout 应不小于 100，实为 5',
      'timeout has to be at least 100, and is 5',
    ],
    [`${whole}rate: 0\n`, 'rate 应大于 0，实为 0', 'rate has to be greater than 0, and is 0'],
    [
      `${whole}allow: [all]\n`,
      'allow.0 应为 load、write 之一，实为 "all"',
      'has to be one of load, write, and is "all"',
    ],
    [`${whole}allow: [load, load]\n`, 'allow 有重复的项', 'allow holds an item twice'],
    [
      `${head}application: {passid: 1, token: a}\n`,
      't.yaml:3：application.passid 应为文字，实为数；请加引号',
      'application.passid has to be text, and is a number; put it in quotation marks',
    ],
    [
      `${head}application: {passid: "", token: a}\n`,
      'application.passid 不能为空',
      'application.passid has to have a value',
    ],
    [
      `${whole}paths: {queryX: no-slash}\n`,
      't.yaml:4：paths.queryX 应以 / 开头',
      'paths.queryX has to begin with /',
    ],
    [
      whole.replace('http://127', 'ftp://u:pw@127'),
      't.yaml:2：url 应为以 http:// 或 https:// 开头、没有空白的地址',
      'url has to be an address',
    ],
    [
      whole.replace('127.0.0.1:1', '['),
      't.yaml:2：url 不是有效的地址',
      't.yaml:2: url is no valid address',
    ],
    [
      `${whole}headers: {"X Y": a}\n`,
      'headers 的“X Y”不能作 HTTP 头的名字',
      '"X Y" in headers is no name of an HTTP header',
    ],
    [
      `${whole}headers: {X-Zone: 武汉}\n`,
      'headers.X-Zone 含有 HTTP 头不能带的字符',
      'headers.X-Zone has characters that no HTTP header can carry',
    ],
    [
      `${head}application: {passid: 商城, token: a}\n`,
      'application.passid 应为',
      'application.passid has to be',
    ],
    [`${whole}tls: {cert: 1}\n`, 'tls.cert 应为文字', 'tls.cert has to be text'],
    [
      `${whole}fixtures: {queryX: {existing: {}}}\n`,
      'fixtures.queryX.existing 不能为空',
      'fixtures.queryX.existing has to have a value',
    ],
    [
      '- a\n',
      't.yaml:1：整个文件应为一组键和值，实为列表',
      't.yaml:1: the whole file has to be keys with values, and is a list',
    ],
  ])('%j', (text, chinese, english) => {
    expect(zh(text)).toContain(chinese);
    expect(en(text)).toContain(english);
    expect(zh(text)).not.toMatch(/must|should/);
  });

  it.each([
    [
      'aplication: {passid: a, token: b}\n',
      't.yaml:3：缺少 application；这里的 aplication 是不是它？',
      't.yaml:3: application is missing; is it the aplication here?',
    ],
    [
      'application: {passid: a, tokn: b}\n',
      't.yaml:3：缺少 application.token；这里的 application.tokn 是不是它？',
      'application.token is missing; is it the application.tokn here?',
    ],
    [
      'application: {passid: a, token: b}\ntimout: 500\n',
      't.yaml:4：没有 timout 这个键；是不是 timeout？',
      't.yaml:4: there is no key timout; did you mean timeout?',
    ],
    [
      'application: {passid: a, token: b}\ntls: {cer: x}\n',
      '没有 tls.cer 这个键；是不是 tls.cert？',
      'there is no key tls.cer; did you mean tls.cert?',
    ],
    [
      'application: {passid: a, token: b}\nnonsense: 1\n',
      '没有 nonsense 这个键。',
      'there is no key nonsense.',
    ],
  ])('a stray key is named beside what it may be: %j', (rest, chinese, english) => {
    expect(zh(head + rest)).toContain(chinese);
    expect(en(head + rest)).toContain(english);
    expect(en(head + rest).match(/t\.yaml:/g)).toHaveLength(1);
  });

  it('several faults are one sentence with one mark behind each', () => {
    expect(zh(`${head}aplication: 1\nrate: fast\n`)).toMatch(
      /是不是它？t\.yaml:4：rate .*"fast"。完整/,
    );
  });

  it('what is right beside a fault is not called wrong', () => {
    expect(en(`${whole}rate: fast\nfixtures: {queryX: {several: {a: b}}}\n`)).not.toContain(
      'fixtures',
    );
    expect(en('contract: wuhan\nurl: http://x\nallow: [write]\n')).not.toContain('allow');
  });
});

describe('what is not one of ours', () => {
  it('lacks its contract, and nothing more is asked of it', () => {
    expect(zh('url: http://127.0.0.1:1\n')).toBe(
      '目标文件有误：t.yaml:1：缺少 contract，应为 wuhan、neimenggu、shanxi、shanxi-provider、own 之一。完整的样例见 README。',
    );
    expect(en('url: http://x\n')).not.toMatch(/application|publicKey|fixtures/);
  });

  it('is taken for another file where it has neither contract nor address', () => {
    expect(zh('openapi: 3.1.0\ninfo: {}\n')).toMatch(
      /没有 contract 和 url，不像目标文件.*--target/,
    );
    expect(en('openapi: 3.1.0\ninfo: {}\n')).toMatch(
      /neither contract nor url.*no target file.*--target/,
    );
  });

  it('has a key that is nearly the contract', () => {
    expect(en(whole.replace('contract', 'contrat'))).toMatch(
      /t\.yaml:1: contract is missing; is it the contrat here\? A/,
    );
  });

  it('may lack more than a contract that is known', () => {
    expect(zh('contract: beijing\n')).toMatch(/缺少 url.*contract 应为.*"beijing"/);
  });

  it('has a contract that is nearly right', () => {
    expect(en(whole.replace('wuhan', 'wuhann'))).toContain('and is "wuhann"; did you mean wuhan?');
  });
});

it('a secret is never told', () => {
  const text = `${head}application: {passid: [very-secret], token: {very-secret: very-secret}}
headers: {Authorization: [very-secret], X: "very-secret\\u0001"}
proxy: very-secret
secondApplication: very-secret
`;

  expect(zh(text) + en(text)).not.toContain('very-secret');
});
