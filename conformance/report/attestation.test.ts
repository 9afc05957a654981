import { hostname } from 'node:os';
import { describe, expect, it } from 'vitest';
import { attested, hashOf, planHashOf, tester } from './attestation.ts';
import { json } from './json.ts';
import type { Report } from './report.ts';
import { sample } from './sample.ts';

const stored = (report: Report): Report => JSON.parse(json(report));

describe('attested', () => {
  it('says target, plan and contract of the report, and when the run ended', () => {
    expect(attested(sample).attestation).toMatchObject({
      target: sample.target.url,
      finishedAt: '2026-07-27T02:15:04.404Z',
      contractSha256: sample.contract.sha256,
      planSha256: sample.plan.sha256,
    });
  });

  it('gives a hash that the report has also after it was stored', () => {
    const report = attested(sample);

    expect(hashOf(stored(report))).toBe(report.attestation.resultsSha256);
  });

  it('keeps its hash through texts that JSON spells in more than one way', () => {
    const odd = '\ud800 \u2028 𠮷 \u0000 "\\/';
    const report = attested({ ...sample, target: { ...sample.target, name: odd } });

    expect(hashOf(stored(report))).toBe(report.attestation.resultsSha256);
  });

  it('leaves the tester of a report that it attests anew', () => {
    const told = { ...sample, attestation: { ...sample.attestation, tester: 'Han Meimei' } };

    expect(attested({ ...told, waivers: [] }).attestation.tester).toBe('Han Meimei');
  });
});

describe('hashOf', () => {
  it.each([
    ['a verdict', { ...sample, counts: { ...sample.counts, fail: 0 } }],
    ['the tester', { ...sample, attestation: { ...sample.attestation, tester: 'somebody' } }],
    ['the order of the checks', { ...sample, results: sample.results.toReversed() }],
  ])('changes with %s', (_, altered) => {
    expect(hashOf(altered)).not.toBe(sample.attestation.resultsSha256);
  });
});

describe('planHashOf', () => {
  it('is that of the ids in their order', () => {
    const ids = sample.results.map(({ id }) => id);

    expect(planHashOf(ids)).toBe(sample.plan.sha256);
    expect(planHashOf(ids.toReversed())).not.toBe(sample.plan.sha256);
  });
});

describe('tester', () => {
  it('is who QIYUE_TESTER names', () => {
    expect(tester({ QIYUE_TESTER: '检测中心 张三' })).toBe('检测中心 张三');
  });

  it.each([{}, { QIYUE_TESTER: '' }])('is the user and the machine else: %j', (environment) => {
    expect(tester(environment)).toMatch(/^.+@/);
    expect(tester(environment).endsWith(hostname())).toBe(true);
  });
});
