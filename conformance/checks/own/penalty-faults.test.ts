import { expect, it } from 'vitest';
import type { Answer, Asked, Oddity } from '../../testing/own/penalty-server.ts';
import { token } from '../../testing/own/penalty-server.ts';
import { failuresOf, judgePenalties } from '../../testing/own/trial.ts';

/** Rewrites the body of each reply. */
const body = (change: (text: string, asked: Asked) => string): Oddity => ({
  answer: (right, asked) => ({ ...right, body: change(JSON.stringify(right.body), asked) }),
});

const answer = (change: (right: Answer) => Partial<Answer>): Oddity => ({
  answer: (right) => ({ ...right, ...change(right) }),
});

const rule = (name: string, accepts: (text: string | null) => boolean): Oddity => ({
  rules: { [name]: accepts },
});

const isFailure = (right: Answer): boolean => !JSON.stringify(right.body).includes('"code":0');

const faults: readonly (readonly [fault: string, check: string, oddity: Oddity])[] = [
  ['serves without a token', 'own.credentials.listPenalties.token.missing', { knows: () => true }],
  [
    'takes no token for a right one',
    'own.credentials.getPenalty.token.missing',
    { knows: (given) => given === null || given === token },
  ],
  [
    'looks at the beginning of the token only',
    'own.credentials.listPenalties.token.long',
    { knows: (given) => given?.startsWith(token) ?? false },
  ],
  [
    'ignores the case of the token',
    'own.credentials.listPenalties.token.case',
    { knows: (given) => given?.toLowerCase() === token },
  ],
  [
    'takes any pageSize',
    'own.input.listPenalties.pageSize.maximum',
    rule('listPenalties.pageSize', () => true),
  ],
  [
    'refuses the largest pageSize',
    'own.input.listPenalties.pageSize.maximum',
    rule('listPenalties.pageSize', (text) => text === null || (+text >= 1 && +text < 100)),
  ],
  [
    'takes page 0',
    'own.input.listPenalties.pageNo.minimum',
    rule('listPenalties.pageNo', (text) => text === null || /^\d+$/.test(text)),
  ],
  [
    'takes a pageNo that is no number',
    'own.input.listPenalties.pageNo.type',
    rule('listPenalties.pageNo', (text) => text === null || !(+text < 1)),
  ],
  [
    'takes any status',
    'own.input.listPenalties.status.enum',
    rule('listPenalties.status', () => true),
  ],
  [
    'counts 16-bit units instead of characters',
    'own.input.listPenalties.party.maxLength',
    rule('listPenalties.party', (text) => text === null || (text.length >= 2 && text.length <= 50)),
  ],
  [
    'takes a name of one character',
    'own.input.listPenalties.party.minLength',
    rule('listPenalties.party', (text) => text === null || [...text].length <= 50),
  ],
  [
    'takes an objection to any number',
    'own.input.submitObjection.number.pattern',
    rule('submitObjection.number', () => true),
  ],
  [
    'needs no contact',
    'own.input.submitObjection.contact.required',
    rule('submitObjection.contact', () => true),
  ],
  [
    'takes an endless reason',
    'own.input.submitObjection.reason.maxLength',
    rule('submitObjection.reason', (text) => [...(text ?? '')].length >= 5),
  ],
  [
    'takes days that no calendar has',
    'own.input.submitObjection.publishedOn.format',
    rule('submitObjection.publishedOn', (text) => text === null || /^\d{4}-\d\d-\d\d$/.test(text)),
  ],
  [
    'writes amounts as numbers',
    'own.reply.getPenalty.data.amount',
    body((text) => text.replace(/"amount":"([\d.]+)"/g, '"amount":$1')),
  ],
  [
    'leaves the total out',
    'own.reply.listPenalties.data.total',
    body((text) => text.replace(/"total":\d+,/, '')),
  ],
  [
    'gives a list for no data',
    'own.reply.listPenalties.data',
    body((text) => text.replace('"data":null', '"data":[]')),
  ],
  [
    'writes one date otherwise',
    'own.reply.listPenalties.data.rows.row.decidedOn',
    body((text) => text.replace('2026-01-17', '2026/01/17')),
  ],
  [
    'says that failures are text',
    'own.frame.content-type',
    answer((right) => (isFailure(right) ? { headers: { 'Content-Type': 'text/plain' } } : {})),
  ],
  [
    'breaks the JSON of failures',
    'own.frame.json',
    body((text) => text.replace('"data":null}', '"data":null')),
  ],
  [
    'answers with a code of its own',
    'own.codes.known',
    body((text) => text.replace('40001', '40099')),
  ],
  [
    'calls bad input a fault of the server',
    'own.input.listPenalties.pageNo.type',
    body((text) => text.replace('40001', '50000')),
  ],
  [
    'shows a stack trace',
    'own.failure.no-internals',
    body((text) => text.replace('有误"', '有误 at Object.run (/srv/app/rules.js:12)"')),
  ],
  [
    'sends the token back',
    'own.failure.no-internals',
    body((text) => text.replace('"成功"', `"成功 ${token}"`)),
  ],
  [
    'answers a success with 201',
    'own.status.submitObjection',
    {
      answer: (right, { operation }) => ({
        ...right,
        status: operation === 'submitObjection' ? 201 : 200,
      }),
    },
  ],
  [
    'serves paths that do not exist',
    'own.path.unknown',
    body((text, { operation }) =>
      operation === null ? '{"code":0,"msg":"成功","data":{}}' : text,
    ),
  ],
  [
    'takes an objection with GET',
    'own.method.submitObjection.GET',
    body((text, { path }) =>
      path === '/objections' ? '{"code":0,"msg":"成功","data":{"acceptId":"YY-000001"}}' : text,
    ),
  ],
];

it.each(faults)('a server that %s fails %s', async (_, check, oddity) => {
  const isEnough = ({
    check: { id },
    outcome,
  }: {
    check: { id: string };
    outcome: { verdict: string };
  }) => id === check && outcome.verdict === 'fail';

  const report = await judgePenalties(oddity, { options: { isEnough } });

  expect(failuresOf(report)).toContain(check);
});
