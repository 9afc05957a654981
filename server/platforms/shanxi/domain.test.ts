import { describe, expect, it } from 'vitest';
import type { User } from '../../stores/user-port.ts';
import { callerDecision, isGuess, pagingOf, published, rowsWithin, success } from './domain.ts';

const user: User = {
  number: 1,
  username: 'mall',
  accessidDigest: Buffer.alloc(32),
  passwordHash: 'hash',
  disabled: false,
  createdAt: 0,
  registration: {},
};

const found = {
  user,
  accessidFits: true,
  passwordFits: true,
  isGranted: true,
  tokenHolds: true,
};

const off = { user: { ...user, disabled: true } };
const nothing = { accessidFits: false, passwordFits: false, isGranted: false, tokenHolds: false };

describe('a caller', () => {
  it('is let in if everything fits', () => {
    expect(callerDecision(found)).toEqual({ ok: true, value: user });
  });

  it.each<[string, object, string, RegExp]>([
    ['is unknown', { user: undefined, ...nothing }, 'bad-credentials', /no such username/],
    ['has the accessid of another', { accessidFits: false }, 'bad-credentials', /accessid/],
    ['has a wrong password', { passwordFits: false }, 'bad-credentials', /pwd/],
    ['has nothing right', { ...off, ...nothing }, 'bad-credentials', /accessid/],
    ['is disabled', off, 'disabled-user', /disabled/],
    [
      'is disabled, with any password',
      { ...off, passwordFits: false },
      'disabled-user',
      /disabled/,
    ],
    ['is disabled and has no grant', { ...off, isGranted: false }, 'disabled-user', /disabled/],
    ['has no grant', { isGranted: false }, 'not-granted', /granted/],
    ['has a dead token', { tokenHolds: false }, 'dead-token', /token/],
    ['has neither', { isGranted: false, tokenHolds: false }, 'not-granted', /granted/],
  ])('is refused who %s', (_, facts, kind, says) => {
    const decision = callerDecision({ ...found, ...facts });

    expect(decision).toMatchObject({
      ok: false,
      refusal: { kind, says: { en: expect.stringMatching(says) } },
    });
  });

  it.each([
    ['with right secrets and no grant', { isGranted: false }, false],
    ['with any password of a disabled user', { ...off, passwordFits: false }, false],
    ['with a wrong password', { passwordFits: false }, true],
    ['with a wrong accessid', { accessidFits: false }, true],
    ['with an unknown name', { user: undefined }, true],
  ])('%s guesses: %o', (_, facts, guesses) => {
    expect(isGuess(callerDecision({ ...found, ...facts }))).toBe(guesses);
  });
});

describe('a row', () => {
  const nullable = new Set(['assessGrade']);

  it('keeps its order, and has null where nothing is and may be', () => {
    const row = { uniscId: '1', enterpriseName: '𠮷', assessGrade: '' };

    expect(JSON.stringify(published(row, nullable))).toBe(
      '{"uniscId":"1","enterpriseName":"𠮷","assessGrade":null}',
    );
  });

  it('leaves out what is empty and may not be null', () => {
    expect(published({ uniscId: '', type: '土地' }, nullable)).toEqual({ type: '土地' });
  });
});

describe('a page', () => {
  it.each([
    [{ pagesize: 10 }, { pageno: 1, pagesize: 10 }],
    [
      { pageno: '0010', pagesize: '0100' },
      { pageno: 10, pagesize: 100 },
    ],
    [
      { pageno: Number.MAX_SAFE_INTEGER, pagesize: 1 },
      { pageno: Number.MAX_SAFE_INTEGER, pagesize: 1 },
    ],
  ])('of %o is %o', (given, paging) => {
    expect(pagingOf(given)).toEqual({ ok: true, value: paging });
  });

  it.each([2 ** 53, '9007199254740992', '9'.repeat(400)])('cannot be number %s', (pageno) => {
    expect(pagingOf({ pageno, pagesize: 1 })).toMatchObject({
      refusal: { kind: 'bad-parameter', says: { en: expect.stringMatching(/^pageno/) } },
    });
  });

  it.each([
    [1, 3, 'abc'],
    [1, 9, 'abc'],
    [2, 5, 'ab'],
    [2, 3, ''],
    [3, 3, ''],
  ])('number %i of %i rows holds "%s" of abc', (pageno, count, held) => {
    expect(rowsWithin([...'abc'], { pageno, pagesize: 3 }, count).join('')).toBe(held);
  });
});

it('a success has data only where there is some', () => {
  expect(JSON.stringify(success('好'))).toBe('{"msg":"好","result":1}');
  expect(JSON.stringify(success('好', []))).toBe('{"msg":"好","result":1,"data":[]}');
});
