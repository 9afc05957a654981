import type { Text } from '../../spec/language.ts';
import { hashOf, planHashOf, toldBy } from './attestation.ts';
import type { Report } from './report.ts';

/** One thing that an attestation says, and whether the report bears it out. */
export interface Proof {
  readonly about: Text;
  readonly holds: boolean;
  /** What it should be by the report, and what is written. */
  readonly computed: string;
  readonly written: string;
}

/**
 * Everything in an attestation that can be computed again. It tells an altered report from an
 * intact one; it is no signature, so whoever computes the hashes anew goes unnoticed.
 */
export function proofsOf(report: Report): readonly Proof[] {
  const { attestation, plan, results } = report;
  const told = toldBy(report);
  const planned = planHashOf(results.map(({ id }) => id));
  return [
    proof(texts.results, hashOf(report), attestation.resultsSha256),
    proof(texts.plan, planned, plan.sha256),
    proof(texts.planTold, told.planSha256, attestation.planSha256),
    proof(texts.contract, told.contractSha256, attestation.contractSha256),
    proof(texts.target, told.target, attestation.target),
    proof(texts.finishedAt, told.finishedAt, attestation.finishedAt),
  ];
}

const proof = (about: Text, computed: string, written: string): Proof => ({
  about,
  holds: computed === written,
  computed,
  written,
});

const texts = {
  results: { zh: '报告全文的 SHA-256', en: 'SHA-256 of the whole report' },
  plan: { zh: '所列检查及其次序的 SHA-256', en: 'SHA-256 of the checks in their order' },
  planTold: { zh: '证明所称的计划', en: 'the plan that the attestation names' },
  contract: { zh: '证明所称的契约', en: 'the contract that the attestation names' },
  target: { zh: '证明所称的端点', en: 'the endpoint that the attestation names' },
  finishedAt: { zh: '证明所称的完成时刻', en: 'the time that the attestation names' },
} as const satisfies Record<string, Text>;
