import { flows } from '../../generated/flows.ts';
import type { DescribedFlow } from '../../spec/described-flows.ts';
import type { CheckResult } from '../result.ts';
import { worstOf } from './chapters.ts';
import type { ReportFlow } from './report.ts';

const described: Readonly<Record<string, readonly DescribedFlow[]>> = flows;

/**
 * The flows that a contract describes, with what the checks said of the operation of each step.
 * Not every contract describes some.
 */
export const flowsOf = (contract: string, results: readonly CheckResult[]): readonly ReportFlow[] =>
  (described[contract] ?? []).map(({ id, title, steps }) => ({
    id,
    title,
    steps: steps.map((step) => ({
      ...step,
      verdict: worstOf(results.filter(({ operation }) => operation === step.operation)),
    })),
  }));
