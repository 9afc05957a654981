import { describe, expect, it } from 'vitest';
import { judged } from './checks/all.ts';
import { type Reply, readReply } from './exchange/observation.ts';
import { holds, paceCheck, refused, same, succeeded, told } from './expect.ts';
import { Blocked, Mismatch } from './mismatch.ts';

function reply(errcode: unknown, status = 200): Reply {
  const headers = { 'content-type': 'application/json' };
  const body = Buffer.from(JSON.stringify({ errcode }));
  return readReply(judged.wuhan().contract, 'x', { kind: 'reply', status, headers, body });
}

function textReply(text: string, status = 200): Reply {
  const body = Buffer.from(text);
  return readReply(judged.wuhan().contract, 'x', { kind: 'reply', status, headers: {}, body });
}

describe('an expected success', () => {
  it('is code 0', () => {
    expect(() => succeeded(reply(0))).not.toThrow();
  });

  it.each([[500], [1433], [99], ['zero'], [undefined]])('is not code %j', (code) => {
    expect(() => succeeded(reply(code))).toThrow(Mismatch);
  });

  it('is not code 0 with an HTTP failure', () => {
    expect(() => succeeded(reply(0, 500))).toThrow(Mismatch);
  });

  it('cannot be judged when the call was throttled', () => {
    expect(() => succeeded(reply(1141))).toThrow(new Blocked(paceCheck));
  });
});

describe('an expected refusal', () => {
  const as = ['bad-credentials'] as const;

  it('may be any code with the expected meaning, whatever the HTTP status', () => {
    expect(refused(reply(1433), { as })).toBe('as');
    expect(refused(reply('1433', 401), { as })).toBe('as');
  });

  it('may be a code that a reading tolerates', () => {
    expect(refused(reply(1403), { as, codes: [1403] })).toBe('tolerated');
    expect(refused(reply('1403'), { as, codes: [1403] })).toBe('tolerated');
  });

  it('may be a code that the table does not have', () => {
    expect(refused(reply(99_999), { as })).toBe('as');
  });

  it.each([[0], [1403], [100101], [undefined]])('is not code %j', (code) => {
    expect(() => refused(reply(code), { as })).toThrow(Mismatch);
  });

  it('cannot be judged when the call was throttled', () => {
    expect(() => refused(reply(1141), { as })).toThrow(Blocked);
    expect(refused(reply(1141), { as: ['throttled'] })).toBe('as');
  });
});

describe('a mismatch', () => {
  it('says what was expected and what came, in both languages', () => {
    const error = caught(() => same([1], [2], '/data'));

    expect(error).toMatchObject({
      at: '/data',
      expected: { zh: '[2]', en: '[2]' },
      actual: { en: '[1]' },
    });
  });

  it('says which attempt showed it', () => {
    const error = caught(() => holds(false, { expected: text('一'), actual: text('二') }));

    expect(error.about({ zh: '三', en: 'three' }).expected).toEqual({
      zh: '三 时：一',
      en: 'with three: 一',
    });
  });

  it('is not thrown for equal values', () => {
    expect(() => same({ a: [1, null] }, { a: [1, null] }, null)).not.toThrow();
  });

  it('tells status, code and meaning of a reply', () => {
    expect(told(reply(500)).en).toBe('HTTP 200, errcode 500 (bad input or server fault)');
    expect(told(reply(0, 404)).en).toBe('HTTP 404, errcode 0 (contradicts itself)');
  });

  it('does not call it a contradiction that the contract does not list a code', () => {
    expect(told(reply(7)).zh).toBe('HTTP 200，errcode 7（契约没有列出的码）');
    expect(told(reply(7)).en).toBe('HTTP 200, errcode 7 (a code that the contract does not list)');
    expect(told(reply('zero')).en).toContain('"zero" (a code that the contract does not list)');
  });

  it('does not call it a contradiction that there is no code', () => {
    expect(told(reply(undefined)).zh).toBe('HTTP 200，errcode —（没有结果码）');
    expect(told(reply(undefined)).en).toBe('HTTP 200, errcode — (no code)');
  });

  it.each([
    ['<html>', 'HTTP 200，正文不是 JSON', 'HTTP 200, a body that is no JSON'],
    ['', 'HTTP 200，正文为空', 'HTTP 200, an empty body'],
  ])('does not call it a contradiction that a body is %j', (body, zh, en) => {
    expect(told(textReply(body))).toEqual({ zh, en });
  });

  it('tells of a redirect that it is one', () => {
    expect(told(textReply('', 302)).en).toBe('HTTP 302, an empty body (a redirect)');
  });
});

const text = (value: string) => ({ zh: value, en: value });

function caught(act: () => void): Mismatch {
  try {
    act();
  } catch (error) {
    if (error instanceof Mismatch) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}
