import { describe, expect, it } from 'vitest';
import { empty, framingOf, noObjects, stumblingBlocks } from './malformed.ts';

const right = JSON.stringify({ caseid: 'mark "1"', name: 'x', list: [{ legal: 'y' }] });
const bodies = [...noObjects, ...stumblingBlocks, empty];

/** What a strict reader makes of a body; undefined where that is no object. */
function objectIn(body: Buffer | string): Readonly<Record<string, unknown>> | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(body));
    const value = JSON.parse(text);
    return typeof value === 'object' && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

describe('a malformed body', () => {
  it.each(bodies.filter(({ id }) => id !== 'deep'))('is no JSON object: $id', ({ make }) => {
    expect(objectIn(right)).toBeDefined();
    expect(objectIn(make(right))).toBeUndefined();
  });

  it.each(['truncated', 'list', 'bad-utf-8', 'deep'])('keeps the mark of a test: %s', (id) => {
    const body = bodies.find((one) => one.id === id)?.make(right) ?? '';

    expect(Buffer.from(body).toString('latin1')).toContain('"mark \\"1\\"');
  });

  it('is nested in its last field alone', () => {
    const deep = bodies.find(({ id }) => id === 'deep')?.make(right) ?? '';
    const { list, ...rest } = objectIn(deep) ?? {};

    expect(rest).toEqual({ caseid: 'mark "1"', name: 'x' });
    expect(`${deep}`.split('[')).toHaveLength(20_002);
    expect(list).toHaveLength(1);
  });

  it('is sent under its own media type, if it has one', () => {
    const types = bodies.map((body) => framingOf(body, right).headers?.['Content-Type']);

    expect(types.filter((type) => type !== undefined)).toEqual(['application/xml']);
  });
});
