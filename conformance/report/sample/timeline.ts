import type { CheckResult } from '../../result.ts';
import type { OperationFigures, TimelineEntry } from '../report.ts';
import { mask } from './exchanges.ts';

const paths = {
  queryInvestors: '/ebus/kftp/v1/service/qygsczrxxqkapijk',
  queryLicenses: '/ebus/kftp/v1/service/xzxkxxapijk',
  callService: '/ebus/kftp/v1/service/no-such-service',
} as const;

/** The operations of the sample; only the first has checks of its own. */
const operations = Object.keys(paths) as readonly (keyof typeof paths)[];

/** A number from 0 to 1 that looks like chance and is the same in every run. */
const chance = (index: number): number => (Math.sin(index * 12.9898 + 1) * 43758.5453) % 1;

/** Exchanges of these checks over a second: most of them fast, some slow, one without a reply. */
export const timelineFor = (results: readonly CheckResult[]): readonly TimelineEntry[] =>
  Array.from({ length: 180 }, (_, index) => {
    const { id, verdict } = results[Math.floor((index * results.length) / 180)] ?? { id: '' };
    const isSilent = verdict === 'error' && index % 7 === 0;
    const operation = operations[index % 5 === 0 ? 1 : index % 9 === 0 ? 2 : 0] ?? operations[0];
    const timestamp = 1785118503 + Math.floor(index / 140);
    const nonce = `2fc62edd-03ee-4c32-8db8-${String(index).padStart(12, '0')}`;
    return {
      check: id,
      operation: operation ?? '',
      method: 'POST',
      path: paths[operation ?? 'queryInvestors'],
      startedAt: index * 7,
      duration: isSilent ? 320 : Math.round(10 * (1.4 + 60 * Math.abs(chance(index)) ** 6)) / 10,
      status: isSilent ? null : 200,
      code: isSilent ? null : verdict === 'fail' ? '1433' : '0',
      signed: `${timestamp}${mask}${nonce}${timestamp}`,
    };
  });

/** The figures of the sample, as they would follow from a longer run. */
export const figures = (first: OperationFigures): readonly OperationFigures[] => [
  { ...first, requests: 118, unanswered: 1, median: 2.3, p90: 5.8, p99: 31.2, slowest: 61.4 },
  {
    ...first,
    operation: 'queryLicenses',
    requests: 36,
    unanswered: 0,
    counts: { pass: 21, warn: 2, fail: 0, skipped: 1, blocked: 0, error: 0 },
    median: 1.9,
    p90: 3.1,
    p99: 9.8,
    slowest: 12.5,
  },
  {
    ...first,
    operation: 'callService',
    requests: 26,
    unanswered: 0,
    counts: { pass: 18, warn: 0, fail: 1, skipped: 0, blocked: 3, error: 0 },
    median: 14.2,
    p90: 88.5,
    p99: 410.7,
    slowest: 1203.4,
  },
];
