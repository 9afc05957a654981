import type { CheckResult } from '../../result.ts';
import { type Cause, causes, failures } from '../findings.ts';
import type { Report } from '../report.ts';
import { isWaived } from '../waiver-words.ts';

/** The failures that nobody has waived, each under its cause; who loses its root goes on alone. */
export const findingGroups = (report: Report): readonly Cause[] =>
  causes(report).flatMap(({ root, followers }) => {
    const [first, ...rest] = [root, ...followers].filter((check) => !isWaived(report, check));
    return first === undefined ? [] : [{ root: first, followers: rest }];
  });

/** The failures that a waiver covers. */
export const waived = (report: Report): readonly CheckResult[] =>
  failures(report).filter((check) => isWaived(report, check));
