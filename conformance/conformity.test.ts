import { describe, expect, it } from 'vitest';
import { judged } from './checks/all.ts';
import { deviations } from './conformity.ts';

const { contract } = judged.wuhan();
const row = { INV: '孙****', REGNO: '1', ENTNAME: '某公司', UNISCID: '2' };
const page = { pageNo: 1, pageSize: 20, data: [row], metadata: {} };
const success = { errcode: 0, errmsg: '', data: page, hint: null };
const failure = { errcode: 1433, errmsg: 'x', data: { data: [], metadata: {} } };

function found(body: unknown) {
  const schema = contract.replySchema('queryInvestors', 200);
  if (!schema) throw new Error('the contract describes no reply');
  return deviations(schema, body);
}

const withPage = (change: object) => ({ ...success, data: { ...page, ...change } });
const readings = (body: unknown) => found(body).map(({ tolerated }) => tolerated?.reading);

describe('conformity', () => {
  it.each([[success], [failure]])('finds nothing in %j', (body) => {
    expect(found(body)).toEqual([]);
  });

  it('points at an absent field where it would stand', () => {
    const { INV, ...rest } = row;

    const [deviation] = found(withPage({ data: [rest] }));

    expect(deviation?.at).toBe('/data/data/0/INV');
    expect(deviation?.actual).toEqual({ zh: '没有', en: 'nothing' });
    expect(INV).toBeDefined();
  });

  it('looks at so many faults only', () => {
    const data = Array.from({ length: 5_000 }, () => ({}));

    expect(found(withPage({ data })).length).toBeLessThanOrEqual(1_000);
  });

  it('names the field of a list with * for the index', () => {
    const rows = [row, row, { ...row, REGNO: 7 }];

    expect(found(withPage({ data: rows }))[0]?.field).toBe('/data/data/*/REGNO');
  });

  it('takes the clause of the nearest annotated node', () => {
    const [deviation] = found(withPage({ data: [{ ...row, REGNO: 7 }] }));

    expect(deviation?.clauses).toEqual(['WH-R016', 'WH-R038']);
  });

  it('takes the clause of the absent field itself', () => {
    const { pageNo: _, ...rest } = page;

    expect(found({ ...success, data: rest })[0]?.clauses).toEqual(['WH-R018', 'WH-R036']);
  });

  it('makes one deviation of a failed branch', () => {
    expect(found({ ...failure, errmsg: '' }).map(({ at }) => at)).toEqual(['/errmsg']);
  });

  it('makes one deviation of a choice that fails in all its branches', () => {
    const { metadata: _, ...rest } = page;

    expect(readings({ ...success, data: rest })).toEqual(['WH-A17']);
  });

  it('reports each fault once where several fields are wrong', () => {
    const body = { ...withPage({ pageNo: 0, pageSize: 10 }), hint: 5 };

    expect(
      found(body)
        .map(({ at }) => at)
        .sort(),
    ).toEqual(['/data/pageNo', '/data/pageSize', '/hint']);
  });
});

describe('a tolerated variant', () => {
  it.each([
    ['WH-A15', { ...success, errcode: '0' }],
    ['WH-A16', withPage({ pageSize: '20' })],
    ['WH-A20', { ...failure, metadata: {}, data: '' }],
    ['WH-A22', withPage({ data: [{ ...row, INV: null }] })],
    ['WH-A32', { ...success, errmsg: null }],
    ['WH-A32', { ...success, errmsg: 'ok' }],
  ])('%s is a deviation that names its reading', (reading, body) => {
    expect(readings(body)).toEqual([reading]);
  });

  it('covers an absent field', () => {
    const { errmsg: _, ...rest } = success;

    expect(readings(rest)).toEqual(['WH-A32']);
  });

  it('covers a whole row by one deviation for each of its fields at most', () => {
    const lower = { inv: 'x', regno: 'x', entname: 'x', uniscid: 'x' };

    expect(new Set(readings(withPage({ data: [lower] })))).toEqual(new Set(['WH-A21']));
  });

  it('does not cover another value', () => {
    expect(readings(withPage({ pageSize: '21' }))).toEqual([undefined]);
  });

  it('does not cover an absent field of a row', () => {
    expect(readings(withPage({ data: [{ inv: 'x' }] })).every((one) => one === undefined)).toBe(
      true,
    );
  });
});
