import { describe, expect, it } from 'vitest';
import { distinct, keyOf } from './complaint.ts';

describe('the key of a complaint', () => {
  it('does not depend on what changes from run to run', () => {
    const says = (token: string, port: string) => ({
      where: 'POST /a',
      says: `token ${token} of http://127.0.0.1:${port} took 12ms, id ${crypto.randomUUID()}`,
    });

    const [one, other] = [says('4tVb0Yk1Wm2nXq3Zr5s6', '4010'), says('9aVb0Yk1Wm2nXq3Zr5s7', '80')];

    expect(keyOf(one)).toBe(keyOf(other));
  });

  it('keeps result codes apart', () => {
    const says = (code: number) => ({ where: 'a', says: `expected ${code} to equal 0` });

    expect(keyOf(says(500))).not.toBe(keyOf(says(1433)));
  });
});

it('counts a complaint once', () => {
  const complaint = { where: 'a', says: 'b' };

  expect(distinct([complaint, { ...complaint }])).toEqual([complaint]);
});
