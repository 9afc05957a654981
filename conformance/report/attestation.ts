import { createHash } from 'node:crypto';
import { hostname, userInfo } from 'node:os';
import type { Attestation, Report } from './report.ts';

type Unattested = Omit<Report, 'attestation'>;

/** The same report with its hashes: whatever changes a report has to do so before. */
export function attested({ attestation: _, ...report }: Unattested & Partial<Report>): Report {
  return { ...report, attestation: attestationOf(report) };
}

function attestationOf(report: Unattested): Attestation {
  const finished = new Date(report.startedAt).getTime() + report.duration;
  return {
    target: report.target.url,
    tester: process.env['QIYUE_TESTER'] ?? `${userInfo().username}@${hostname()}`,
    finishedAt: new Date(finished).toISOString(),
    contractSha256: report.contract.sha256,
    planSha256: report.plan.sha256,
    resultsSha256: hashOf(report),
  };
}

/** SHA-256 of everything in a report but its attestation. */
export const hashOf = ({ attestation: _, ...report }: Unattested & Partial<Report>): string =>
  createHash('sha256').update(JSON.stringify(report)).digest('hex');
