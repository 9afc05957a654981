import { createHash } from 'node:crypto';
import { inBoth, type Text } from '../../spec/language.ts';
import { hashOf, planHashOf, toldBy } from './attestation.ts';
import { json } from './json.ts';
import type { StoredReport } from './read-report.ts';
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
export function proofsOf({ report, bytes }: StoredReport): readonly Proof[] {
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
    bytesProof(report, bytes),
  ];
}

/** The hashes speak of values; what is not written as the judge writes may hide something else. */
function bytesProof(report: Report, bytes: Buffer): Proof {
  const expected = Buffer.from(json(report));
  const [computed, written] = [sha256(expected), sha256(bytes)];
  if (computed === written) return proof(texts.bytes, computed, written);
  return proof(texts.bytes, computed, `${written}; ${inBoth(placeOf(expected, bytes))}`);
}

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** Where the two begin to differ, as an editor counts. */
function placeOf(expected: Buffer, bytes: Buffer): Text {
  const at = bytes.findIndex((byte, index) => byte !== expected[index]);
  if (at === -1) return { zh: '文件末尾', en: 'at its end' };
  const line = bytes.subarray(0, at).toString('latin1').split('\n').length;
  return { zh: `第 ${line} 行起不同`, en: `from line ${line} on` };
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
  bytes: { zh: '文件逐字节如评测所写', en: 'the file byte for byte as a run writes it' },
} as const satisfies Record<string, Text>;
