import { describe, expect, it } from 'vitest';
import { judge } from '../judge.ts';
import type { WuhanTarget } from '../platforms/wuhan/target.ts';
import { type Answering, sendJson, startEndpoint } from '../testing/endpoint.ts';
import { caller, emptyPage, isSigned, refusal } from '../testing/wuhan/gateway.ts';
import type { Report } from './report.ts';

/** Takes what has no timestamp, and gives away the secret to everybody. */
const forgiving: Answering = (request, response) => {
  const isLate = !request.headers['x-tif-timestamp'];
  const isRight = isLate || isSigned(request);
  sendJson(response, { ...(isRight ? emptyPage : refusal(1433)), hint: caller.token });
};

async function judged(only: readonly string[]): Promise<Report> {
  await using endpoint = await startEndpoint(forgiving);
  const target: WuhanTarget = { contract: 'wuhan', url: endpoint.url, application: caller };
  return await judge({ target: { ...target, rate: 4_000 }, only });
}

const resultIn = ({ results }: Report, id: string) => results.find((result) => result.id === id);

describe('the results of a run', () => {
  it('know their place in the contract, whatever became of them', async () => {
    const { results } = await judged(['wuhan.signature', 'wuhan.headers', 'wuhan.rate']);

    expect(new Set(results.map(({ verdict }) => verdict))).toEqual(
      new Set(['pass', 'fail', 'skipped']),
    );
    expect(results.filter(({ place }) => place === null)).toEqual([]);
  });

  it('show beside a failure what passed close by, and no secret', async () => {
    const report = await judged(['wuhan.headers', 'wuhan.clock']);
    const nearest = resultIn(report, 'wuhan.headers.x-tif-timestamp-missing')?.nearestPass;

    expect(nearest?.check).toMatch(/^wuhan\.clock\./);
    expect(nearest?.exchange?.reply?.body).toContain('******');
    expect(JSON.stringify(report)).not.toContain(caller.token);
  });

  it('let a failure stand for those with the same cause', async () => {
    const report = await judged(['wuhan.headers']);

    expect(resultIn(report, 'wuhan.headers.x-tif-timestamp-missing')?.cause).toBeNull();
    expect(resultIn(report, 'wuhan.headers.x-tif-timestamp-empty')?.cause).toBe(
      'wuhan.headers.x-tif-timestamp-missing',
    );
  });

  it('tell nothing of a cause where nothing failed', async () => {
    const { results } = await judged(['wuhan.signature']);

    expect(results.filter(({ cause, nearestPass }) => cause ?? nearestPass)).toEqual([]);
  });
});
