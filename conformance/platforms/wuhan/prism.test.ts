import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Mock, startMock } from '../../../spec/mock.ts';
import { judge } from '../../judge.ts';
import type { Report } from '../../report/report.ts';
import type { Target } from '../../target.ts';

/** What a mock without state cannot do: know callers, clocks, nonces, rows. */
const stateless = [
  /^wuhan\.signature\.refuses-/,
  /^wuhan\.clock\.refuses-/,
  /^wuhan\.nonce\.(?!accepts-|scope)/,
  /^wuhan\.access\.(unknown-passid|unsubscribed\.)/,
  /^wuhan\.query\.\w+\.(absent|combined)$/,
  /^wuhan\.filter\./,
  /^wuhan\.paging\./,
];

/** Prism's own faults, as `spec/prism-faults.ts` keeps them: other envelopes, hanging, lenient. */
const faultsOfPrism = [
  /^wuhan\.route\.unknown-path$/,
  /^wuhan\.method\./,
  /^wuhan\.body\.\w+\.(not-json|truncated|trailing-comma|single-quotes|bad-utf-8|deep)$/,
  /^wuhan\.habit\.\w+\.(charset|bom)$/,
  /^wuhan\.frame\.(complete|content-type)$/,
  /^wuhan\.codes\.known$/,
  /^wuhan\.reply\.\w+\.(errcode|errmsg|data)$/,
];

describe('the judge on the mock', () => {
  let mock: Mock;
  let report: Report;

  beforeAll(async () => {
    const bundle = new URL('../../../generated/wuhan.zh.json', import.meta.url);
    mock = await startMock({ document: fileURLToPath(bundle) });
    report = await judge({ target: targetOf(mock.url) });
  }, 120_000);

  afterAll(() => mock.close());

  const failed = (): readonly string[] =>
    report.results.filter(({ verdict }) => verdict === 'fail').map(({ id }) => id);
  const fits = (patterns: readonly RegExp[]) => (id: string) => patterns.some((p) => p.test(id));

  it('says that it does not conform', () => {
    expect(report.conclusion.exitCode).toBe(1);
  });

  it('reports what a mock without state cannot do', () => {
    for (const pattern of stateless)
      expect(failed()).toContainEqual(expect.stringMatching(pattern));
  });

  it('reports the known faults of Prism', () => {
    for (const pattern of faultsOfPrism) {
      expect(failed()).toContainEqual(expect.stringMatching(pattern));
    }
  });

  it('reports nothing else', () => {
    expect(failed().filter((id) => !fits([...stateless, ...faultsOfPrism])(id))).toEqual([]);
  });
});

function targetOf(url: string): Target {
  const application = (passid: string) => ({ passid, token: `token-of-${passid}` });
  return {
    contract: 'wuhan',
    url,
    rate: 2_000,
    // Prism never answers some bodies at all.
    timeout: 400,
    application: application('demo'),
    secondApplication: application('second'),
    unsubscribedApplication: application('unsubscribed'),
    fixtures: {
      queryInvestors: { existing: { regno: '420104000223773' }, absent: { regno: '000' } },
    },
  };
}
