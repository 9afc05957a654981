import { describe, expect, it } from 'vitest';
import { judged } from '../checks/all.ts';
import { classify } from './classify.ts';

const table = judged.wuhan().contract.document['x-outcomes'];
const outcomes = (status: number, errcode: unknown) =>
  classify(table, status, { errcode }).outcomes;

describe('the classifier', () => {
  it.each([
    [200, 0, ['success']],
    [200, 1433, ['bad-credentials']],
    [401, 1433, ['bad-credentials']],
    [200, 1403, ['forbidden']],
    [200, 1141, ['throttled']],
    [429, 1141, ['throttled']],
    [200, 100101, ['not-found']],
    [404, 100101, ['not-found']],
    [200, 100106, ['server-fault']],
    [400, 500, ['bad-input']],
    [401, 500, ['bad-credentials']],
    [403, 500, ['forbidden']],
    [404, 500, ['not-found']],
    [405, 500, ['not-found', 'bad-input']],
    [429, 500, ['throttled']],
    [503, 500, ['bad-input', 'server-fault']],
    [503, 9999, ['bad-input', 'server-fault']],
    [401, 9999, ['bad-credentials']],
    [429, 9999, ['throttled']],
    [200, 500, ['bad-input', 'server-fault']],
  ])('reads HTTP %i with code %i as %j', (status, code, expected) => {
    expect(outcomes(status, code)).toEqual(expected);
  });

  it('reads a string of digits as the number', () => {
    expect(outcomes(200, '1433')).toEqual(['bad-credentials']);
  });

  it('lets a code that the table does not have mean any refusal, but never a success', () => {
    const found = classify(table, 200, { errcode: 99_999 });

    expect(found.known).toBe(false);
    expect(found.outcomes).toContain('bad-input');
    expect(found.outcomes).not.toContain('success');
  });

  it('takes no redirect for an answer', () => {
    expect(outcomes(302, 1433)).toEqual([]);
  });

  it('finds that success with an HTTP failure contradicts itself', () => {
    expect(classify(table, 404, { errcode: 0 })).toMatchObject({
      outcomes: [],
      code: 0,
      known: true,
    });
  });

  it.each([[undefined], [null], ['ok'], [''], ['00'], [true]])(
    'gives no outcome for the code %j',
    (code) => {
      expect(outcomes(200, code)).toEqual([]);
    },
  );

  it('tells the fields that decide and where they stand', () => {
    expect(classify(table, 200, { errcode: 1433 }).decisive).toEqual([
      { name: 'errcode', at: '/errcode', value: 1433 },
    ]);
  });

  it.each([[null], [[]], ['text'], [undefined]])('gives no outcome for the body %j', (body) => {
    expect(classify(table, 200, body).outcomes).toEqual([]);
  });
});

describe('the classifier of two fields', () => {
  const { contract } = judged.neimenggu();
  const read = (status: number, body: object) =>
    classify(contract.document['x-outcomes'], status, body);
  const failure = (errorCode: unknown) => ({ ackCode: 'FAILURE', errors: [{ errorCode }] });

  it.each([
    [200, { ackCode: 'SUCCESS', errors: [] }, ['success']],
    [200, { ackCode: 'SUCCESS' }, ['success']],
    [200, { ack_code: 'SUCCESS', errors: [] }, ['success']],
    [200, failure('13000'), ['bad-credentials']],
    [200, failure(13000), ['bad-credentials']],
    [401, failure('13000'), ['bad-credentials']],
    [200, failure('14008'), ['bad-input']],
    [404, failure('77'), ['not-found']],
    [404, failure('19404'), ['not-found']],
    [500, { ackCode: 'SUCCESS', errors: [] }, []],
    [200, { ...failure('14008'), ackCode: 'SUCCESS' }, []],
    [200, { ackCode: 'success', errors: [] }, []],
    [200, { errors: [{ errorCode: '13000' }] }, []],
  ])('reads HTTP %i with %j as %j', (status, body, expected) => {
    expect(read(status, body).outcomes).toEqual(expected);
  });

  it('knows a failure that gives no reason, if not which one it is', () => {
    const { outcomes, known } = read(200, { ackCode: 'FAILURE', errors: [] });

    expect(outcomes).toContain('bad-input');
    expect(outcomes).not.toContain('success');
    expect(known).toBe(true);
  });

  it('tells where a field stands that is spelled otherwise', () => {
    expect(read(200, { ack_code: 'FAILURE' }).decisive[0]?.at).toBe('/ack_code');
  });
});
