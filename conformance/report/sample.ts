import { createHash } from 'node:crypto';
import type { CheckResult } from '../result.ts';
import { attested } from './attestation.ts';
import { findingOf } from './finding.ts';
import { countVerdicts, figuresOf } from './operations.ts';
import { planOf } from './plan.ts';
import { profileOf } from './profile.ts';
import type { Report } from './report.ts';
import { chaptersFor } from './sample/chapters.ts';
import { failing } from './sample/failing.ts';
import { leftBehind } from './sample/left-behind.ts';
import { passing, unproved, warned } from './sample/results.ts';

function sampleOf(
  results: readonly CheckResult[],
  conclusion: Report['conclusion'],
  leftBehind: Report['leftBehind'] = [],
): Report {
  const identified = results.map((check) =>
    check.verdict === 'fail' ? { ...check, finding: findingOf(check.id) } : check,
  );
  const operations = [...new Set(results.map(({ operation }) => operation))];
  const ids = results.map(({ id }) => id);
  return attested({
    format: 'qiyue-report/3',
    tool: { name: 'qiyue', version: '0.1.0' },
    contract: {
      id: 'wuhan',
      title: { zh: '武汉市公共数据开放平台接口', en: 'Wuhan open public data platform interface' },
      sha256: createHash('sha256').update('sample').digest('hex'),
    },
    target: { url: 'http://127.0.0.1:8931', name: 'sample' },
    plan: planOf({ url: 'http://127.0.0.1:8931' }, ids, {}),
    environment: {
      runtime: 'node 26.10.0, linux x64',
      clock: { milliseconds: 1500, uncertainty: 500 },
      tls: null,
      proxy: null,
    },
    startedAt: '2026-07-27T10:15:03.120+08:00',
    duration: 1284,
    available: results.length,
    requests: results.reduce((sum, check) => sum + check.exchanges.length, 0),
    conclusion,
    counts: countVerdicts(results),
    profile: profileOf(results),
    leftBehind,
    chapters: chaptersFor(results),
    results: identified,
    operations: figuresOf(operations, [], results),
    timeline: [],
    flows: [],
    waivers: [],
    comparison: null,
    // The same on every machine.
    attestation: { tester: '李雷 (Li Lei)' },
  });
}

/** A run that met everything a report must show: the fixture of every format's tests. */
export const sample: Report = sampleOf(
  [...passing, ...warned, ...failing, ...unproved],
  { word: { zh: '不符合', en: 'not conforming' }, exitCode: 1 },
  leftBehind,
);

/** A run with tolerated variants and nothing worse. */
export const advisedSample: Report = sampleOf([...passing, ...warned], {
  word: { zh: '符合（有建议项）', en: 'conforming, with advice' },
  exitCode: 0,
});

/** A run in which every check passes. */
export const conformingSample: Report = sampleOf(passing, {
  word: { zh: '符合', en: 'conforming' },
  exitCode: 0,
});

/** A run that proved nothing. */
export const unfinishedSample: Report = sampleOf(unproved, {
  word: { zh: '未完成', en: 'incomplete' },
  exitCode: 3,
});
