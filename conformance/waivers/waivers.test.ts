import { describe, expect, it } from 'vitest';
import { hashOf } from '../report/attestation.ts';
import type { Report } from '../report/report.ts';
import { conformingSample, sample } from '../report/sample.ts';
import { unreached } from '../unreached.ts';
import { applyWaivers, type Waiver } from './waivers.ts';

const waiver = (waives: string, expires = '2026-12-31'): Waiver => ({
  waives,
  reason: 'the vendor mends it',
  owner: 'Li',
  expires,
});

/** The report of a run of all its checks, with waivers applied on the last day of 2026. */
const waive = (report: Report, ...waivers: readonly Waiver[]): Report =>
  applyWaivers(report, waivers, { today: '2026-12-31', checks: report.results });

const failed = sample.results.filter(({ verdict }) => verdict === 'fail');
const first = failed.find(({ severity }) => severity === 'must');
const passed = conformingSample.results[0];
if (!first || !passed) throw new Error('the samples have too little');

/** A run in which one check fails and all others pass. */
const oneFails: Report = { ...conformingSample, results: [...conformingSample.results, first] };

describe('a waiver', () => {
  it.each([
    ['an id', first.id],
    ['a beginning of ids', `${first.id.split('.').slice(0, -1).join('.')}.`],
    ['such a beginning without its dot', first.id.split('.').slice(0, -1).join('.')],
    ['a requirement', first.requirements[0] ?? ''],
  ])('covers what it names by %s', (_, waives) => {
    const report = waive(oneFails, waiver(waives));

    const check = report.results.find(({ id }) => id === first.id);
    expect(check).toMatchObject({ verdict: 'fail', waiver: 0 });
    expect(report.waivers).toMatchObject([{ waives, state: 'active', checks: [first.id] }]);
    expect(report.conclusion).toEqual({
      word: { zh: '符合（有建议项）', en: 'conforming, with advice' },
      exitCode: 0,
    });
  });

  it('leaves other failures alone', () => {
    const report = waive(sample, waiver(first.id));

    const left = report.results.filter(
      ({ verdict, waiver: by }) => verdict === 'fail' && by === null,
    );
    expect(left).toHaveLength(failed.length - 1);
    expect(report.conclusion.exitCode).toBe(1);
  });

  it('does not cover what only begins with the same letters', () => {
    const report = waive(oneFails, waiver(first.id.slice(0, -1)));

    expect(report.conclusion.exitCode).toBe(1);
  });

  it('waives nothing when it has expired, and fails the run', () => {
    const report = waive(oneFails, waiver(first.id, '2026-12-30'));

    expect(report.results.every((check) => check.waiver === null)).toBe(true);
    expect(report.waivers[0]?.state).toBe('expired');
    expect(report.conclusion.exitCode).toBe(1);
  });

  it('that has expired fails a run in which nothing else fails', () => {
    const report = waive(conformingSample, waiver(passed.id, '2026-12-30'));

    expect(report.conclusion.exitCode).toBe(1);
  });

  it('is stale where what it covers has passed, and fails the run', () => {
    const report = waive(conformingSample, waiver(passed.id));

    expect(report.waivers[0]?.state).toBe('stale');
    expect(report.conclusion.word.zh).toBe('不符合');
    expect(report.conclusion.exitCode).toBe(1);
  });

  it('is not stale where what it covers was not chosen', () => {
    const [, ...others] = conformingSample.results;
    const part = { ...conformingSample, results: others };

    const { waivers, conclusion } = applyWaivers(part, [waiver(passed.id)], {
      today: '2026-12-31',
      checks: conformingSample.results,
    });

    expect(waivers[0]?.state).toBe('active');
    expect(conclusion.exitCode).toBe(0);
  });

  it('is not stale where the run ended before what it covers', () => {
    const late = { ...passed, verdict: 'skipped', reason: unreached.budget } as const;
    const results = [late, ...conformingSample.results.slice(1)];

    expect(waive({ ...conformingSample, results }, waiver(late.id)).waivers[0]?.state).toBe(
      'active',
    );
  });

  it('lets a blocked rule count as open, unless another says that it may be', () => {
    const behind = { ...passed, id: 'wuhan.x.y', verdict: 'blocked', blockedBy: first.id } as const;
    const report = { ...oneFails, results: [...oneFails.results, behind] };

    const [open, accepted] = [
      waive(report, waiver(first.id)),
      waive(report, waiver(first.id), waiver('wuhan.x.')),
    ];

    expect(open.conclusion.exitCode).toBe(3);
    expect(accepted.conclusion.exitCode).toBe(0);
    expect(accepted.waivers.map(({ checks }) => checks)).toEqual([[first.id], ['wuhan.x.y']]);
  });

  it('is part of what the report attests', () => {
    const report = waive(oneFails, waiver(first.id));

    expect(report.attestation.resultsSha256).toBe(hashOf(report));
    expect(report.attestation.resultsSha256).not.toBe(hashOf(oneFails));
  });
});
