import { describe, expect, it } from 'vitest';
import type { Observation, Reply } from '../exchange/observation.ts';
import type { Difference } from '../result.ts';
import { causesOf, type Judged } from './causes.ts';

const same = (text: string) => ({ zh: text, en: text });

const accepted = {
  expected: same('a refusal'),
  actual: same('success'),
  at: '/code',
  advice: null,
};

/** A failed check of an operation; the name of the operation stands in the id. */
function failed(
  id: string,
  rest: Partial<Judged['check']> = {},
  difference: Partial<Omit<Difference, 'exchange'>> = {},
  evidence: Observation | null = null,
): Judged {
  const operation = id.split('.')[2] ?? '*';
  const base = { field: 'name', requirements: ['WH-R016'], severity: 'must' } as const;
  return {
    check: { id, operation, ...base, ...rest },
    outcome: { verdict: 'fail', difference: { ...accepted, ...difference } },
    evidence,
  };
}

const blocked = (id: string, by: string): Judged => ({
  ...failed(id),
  outcome: { verdict: 'blocked', by },
});

/** The causes as pairs of follower and root. */
const pairs = (...all: readonly Judged[]) => [...causesOf(all)];

describe('the causes of failures', () => {
  it('are one for a field that one chapter found wrong in the same way', () => {
    expect(pairs(failed('c.login.a.empty'), failed('c.login.a.missing'))).toEqual([
      ['c.login.a.missing', 'c.login.a.empty'],
    ]);
  });

  it.each([
    ['another field', { field: 'other' }, {}],
    ['another requirement', { requirements: ['WH-R017'] as const }, {}],
    ['something else that came', {}, { actual: same('a server fault') }],
    ['something else that is expected', {}, { expected: same('a row') }],
    ['another place', {}, { at: '/data' }],
  ] as const)('differ for %s', (_, check, difference) => {
    expect(pairs(failed('c.login.a.x'), failed('c.login.a.y', check, difference))).toEqual([]);
  });

  it('differ for another chapter', () => {
    expect(pairs(failed('c.login.a.x'), failed('c.logout.a.x'))).toEqual([]);
  });

  it('are one for the same check of several operations', () => {
    expect(pairs(failed('c.method.a.GET'), failed('c.method.b.GET'))).toEqual([
      ['c.method.b.GET', 'c.method.a.GET'],
    ]);
  });

  it('are one for a field of the replies that is wrong in the same way everywhere', () => {
    const type = { expected: same('a number'), at: '/errcode' };
    const one = failed('c.reply.a.errcode', {}, { ...type, actual: same('"0" (3 places)') });
    const other = failed('c.reply.b.errcode', {}, { ...type, actual: same('"1433"') });

    expect(pairs(one, other)).toEqual([['c.reply.b.errcode', 'c.reply.a.errcode']]);
  });

  it('differ for a field that is missing here and wrong there', () => {
    const type = { expected: same('a number'), at: '/errcode' };
    const one = failed('c.reply.a.errcode', {}, { ...type, actual: same('"0"') });
    const other = failed('c.reply.b.errcode', {}, { ...type, actual: same('nothing') });

    expect(pairs(one, other)).toEqual([]);
  });

  it('stand for the others with what blocks most', () => {
    const one = failed('c.method.a.GET');
    const other = failed('c.method.b.GET');

    expect(pairs(one, other, blocked('c.x.a.y', 'c.method.b.GET'))).toEqual([
      ['c.method.a.GET', 'c.method.b.GET'],
    ]);
  });

  it('are one where the very same page came that cannot be read', () => {
    const page = unreadable('<h1>502</h1>', 502);
    const one = failed('c.filter.a.x', { field: 'x' }, {}, page);
    const frame = failed('c.frame.json', { operation: '*' }, {}, page);

    expect(pairs(one, frame)).toEqual([['c.filter.a.x', 'c.frame.json']]);
  });

  it('differ where another page came', () => {
    const one = failed('c.filter.a.x', { field: 'x' }, {}, unreadable('<h1>404</h1>', 404));
    const frame = failed('c.frame.json', { operation: '*' }, {}, unreadable('<h1>502</h1>', 502));

    expect(pairs(one, frame)).toEqual([]);
  });

  it('are one where the same code tells nobody what it means', () => {
    const decisive = [{ name: 'code', at: '/code', value: 'ok' }];
    const odd = exchange({ ...readable, decisive });
    const one = failed('c.filter.a.x', { field: 'x' }, { at: '/code' }, odd);
    const other = failed('c.reply.a.code', { field: 'code' }, { at: '/code' }, odd);

    expect(pairs(one, other)).toEqual([['c.reply.a.code', 'c.filter.a.x']]);
  });

  it('differ where the code says what it means', () => {
    const known = exchange({ ...readable, outcomes: ['success'], code: 0 });
    const one = failed('c.filter.a.x', { field: 'x' }, { at: '/code' }, known);
    const other = failed('c.paging.a.x', { field: 'y' }, { at: '/code' }, known);

    expect(pairs(one, other)).toEqual([]);
  });

  it('are one for all that met a connection that nobody takes', () => {
    const gone = exchange(null, 'ECONNREFUSED');
    const other = { ...gone, startedAt: 2 };
    const all = [failed('c.a.x.y', {}, {}, gone), failed('c.b.z.y', { field: 'f' }, {}, other)];

    expect(pairs(...all)).toEqual([['c.b.z.y', 'c.a.x.y']]);
  });

  it('are one where an operation left several requests without a reply', () => {
    const other = { ...exchange(null, 'TimeoutError'), startedAt: 2 };
    const one = failed('c.a.x.y', {}, {}, exchange(null, 'TimeoutError'));

    expect(pairs(one, failed('c.b.z.y', { field: 'f' }, {}, other))).toEqual([
      ['c.b.z.y', 'c.a.x.y'],
    ]);
  });

  it.each([
    ['another operation', { operation: 'b' }],
    ['another way of failing', { failure: 'ECONNRESET' }],
  ])('differ for requests that %s left without a reply', (_, changed) => {
    const other = { ...exchange(null, 'TimeoutError'), ...changed };
    const one = failed('c.a.x.y', {}, {}, exchange(null, 'TimeoutError'));

    expect(pairs(one, failed('c.b.z.y', { field: 'f' }, {}, other))).toEqual([]);
  });
});

const exchange = (reply: Reply | null, failure: string | null = null): Observation => ({
  operation: 'a',
  request: { method: 'POST', path: '/', headers: [], body: null },
  reply,
  failure,
  startedAt: 1,
  duration: 1,
  curl: () => '',
});

const readable: Reply = {
  operation: 'a',
  status: 200,
  headers: {},
  text: '{}',
  body: {},
  frame: [],
  deviations: [],
  outcomes: [],
  decisive: [],
  code: undefined,
  known: false,
  codeAt: '/code',
};

const unreadable = (text: string, status: number): Observation => {
  const headers = { 'content-type': 'text/html' };
  const frame = [{ kind: 'json', expected: same('JSON'), actual: same('HTML') }] as const;
  return exchange({ ...readable, status, headers, text, body: undefined, frame });
};
