import { describe, expect, it } from 'vitest';
import type { CheckResult } from '../result.ts';
import { sample } from './sample.ts';
import { speechOf } from './terminal.ts';
import { frameOf } from './terminal-frame.ts';

const speech = speechOf({ language: 'en', colour: false });

/** The frame of a difference at a place of a reply. */
function framed(body: string, at: string | null): string {
  const [found] = sample.results.filter(({ verdict }) => verdict === 'fail');
  const [exchange] = found?.exchanges ?? [];
  if (!found?.difference || !exchange?.reply) throw new Error('the sample has no finding');
  const check: CheckResult = {
    ...found,
    difference: { ...found.difference, at, exchange: 0 },
    exchanges: [{ ...exchange, reply: { ...exchange.reply, body } }],
  };
  return frameOf(check, speech).join('\n');
}

describe('the frame of a finding', () => {
  it('points at the value', () => {
    expect(`\n${framed('{"a":1,"b":{"c":"oh"},"d":2}', '/b/c')}`).toBe(`
          2 │   "a": 1,
          3 │   "b": {
    ▸     4 │     "c": "oh"
            │          ^^^^
          5 │   },
          6 │   "d": 2`);
  });

  it('points at what is around a value that is not there, and says so', () => {
    expect(framed('{"b":{}}', '/b/c').split('\n').slice(1, 3)).toEqual([
      '    ▸     2 │   "b": {}',
      '            │        ^^ c is not here',
    ]);
  });

  it('keeps the sign under the value where a name is written in wide letters', () => {
    expect(framed('{"名":1}', '/名').split('\n').at(-2)).toBe(`            │${' '.repeat(9)}^`);
  });

  it('shows the beginning of what is no JSON', () => {
    const body = '<html>\n\n<body>\n<h1>502</h1>\n</body>';

    const shown = framed(body, null).split('\n');

    expect(shown.map((line) => line.slice(13))).toEqual([' <html>', ' <body>', ' <h1>502</h1>']);
  });

  it('is empty where the difference is about no value', () => {
    expect(framed('{"a":1}', null)).toBe('');
  });

  it('cuts a line that no terminal is wide enough for', () => {
    const [, line = ''] = framed(`{"a":"${'x'.repeat(500)}"}`, '/a').split('\n');

    expect(line).toMatch(/x…$/);
    expect(line.length).toBeLessThan(120);
  });
});
