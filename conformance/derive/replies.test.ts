import { describe, expect, it } from 'vitest';
import { judged } from '../checks/all.ts';
import { type Observation, readReply } from '../exchange/observation.ts';
import { Mismatch, NotObserved } from '../mismatch.ts';
import { emptyPage, refusal } from '../testing/wuhan/gateway.ts';
import { deriveReplyChecks, type Overview } from './replies.ts';

const { contract } = judged.wuhan();
const endpoint = contract.endpoints.find(
  ({ operation }) => operation.operationId === 'queryInvestors',
);
if (!endpoint) throw new Error('the contract has no queryInvestors');
const checks = deriveReplyChecks<Overview>('wuhan', endpoint, '200');
const row = { INV: '孙****', REGNO: '1', ENTNAME: '某公司', UNISCID: '2' };
const rows = (...data: readonly object[]) => ({ ...emptyPage, data: { ...emptyPage.data, data } });

function observed(body: unknown): Observation {
  const headers = { 'content-type': 'application/json' };
  const bytes = Buffer.from(JSON.stringify(body));
  const answer = { kind: 'reply', status: 200, headers, body: bytes } as const;
  const request = { method: 'POST', path: '/', headers: [], body: null };
  const reply = readReply(contract, 'queryInvestors', answer);
  const rest = { failure: null, startedAt: 0, duration: 0, curl: () => '' };
  return { operation: 'queryInvestors', request, reply, ...rest };
}

/** Runs all checks over replies; gives what failed, was not observed, and was tolerated. */
function judge(...bodies: readonly unknown[]) {
  const found = { failed: [] as string[], unseen: [] as string[], readings: [] as string[] };
  const warn = (reading: string) => void found.readings.push(reading);
  for (const { id, run } of checks) {
    const name = id.replace('wuhan.reply.queryInvestors.', '');
    try {
      run({ all: bodies.map(observed), warn });
    } catch (error) {
      if (error instanceof Mismatch) found.failed.push(name);
      else if (error instanceof NotObserved) found.unseen.push(name);
      else throw error;
    }
  }
  return found;
}

describe('the checks of reply fields', () => {
  it('are one per field that the document describes', () => {
    const ids = checks.map(({ id }) => id.replace('wuhan.reply.queryInvestors.', ''));

    expect(ids).toEqual(
      expect.arrayContaining(['body', 'errcode', 'data.pageNo', 'data.data.row.INV']),
    );
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('cite the clauses of their field', () => {
    expect(checks.find(({ id }) => id.endsWith('.pageNo'))?.requirements).toContain('WH-R018');
  });

  it('pass on what is as described', () => {
    expect(judge(rows(row), refusal(1433))).toEqual({ failed: [], unseen: [], readings: [] });
  });

  it('find a field that is wrong in one reply only, and nothing else', () => {
    expect(judge(rows(row), rows(row, { ...row, REGNO: 7 })).failed).toEqual([
      'data.data.row.REGNO',
    ]);
  });

  it('name tolerated variants instead of failing', () => {
    const { failed, readings } = judge(rows(row), { ...emptyPage, errcode: '0' });

    expect([failed, readings]).toEqual([[], ['WH-A15']]);
  });

  it('prove nothing of rows that never came', () => {
    const { failed, unseen } = judge(emptyPage);

    expect(failed).toEqual([]);
    expect(unseen).toContain('data.data.row.INV');
    expect(unseen).not.toContain('data.data');
  });

  it('prove nothing where no reply came', () => {
    expect(judge().unseen).toHaveLength(checks.length);
  });
});
