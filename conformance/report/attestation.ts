import { createHash } from 'node:crypto';
import { hostname, userInfo } from 'node:os';
import type { Attestation, Report } from './report.ts';

type Unattested = Omit<Report, 'attestation'> & {
  readonly attestation?: Pick<Attestation, 'tester'>;
};

/**
 * The same report with its hashes: whatever changes a report has to do so before. Who ran the judge
 * stays who it was, whoever goes over the report later.
 */
export function attested({ attestation: earlier, ...report }: Unattested): Report {
  const { target, ...told } = toldBy(report);
  const open = { target, tester: earlier?.tester ?? tester(process.env), ...told };
  const resultsSha256 = hashOf({ ...report, attestation: { ...open, resultsSha256: '' } });
  return { ...report, attestation: { ...open, resultsSha256 } };
}

/** What an attestation says again of its report: where they differ, one of them was altered. */
export const toldBy = ({
  target,
  startedAt,
  duration,
  contract,
  plan,
}: Unattested): Omit<Attestation, 'tester' | 'resultsSha256'> => ({
  target: target.url,
  finishedAt: new Date(new Date(startedAt).getTime() + duration).toISOString(),
  contractSha256: contract.sha256,
  planSha256: plan.sha256,
});

/** SHA-256 of everything in a report but this hash itself. */
export function hashOf({ attestation, ...report }: Report): string {
  const { resultsSha256: _, ...open } = attestation;
  const content = JSON.stringify({ ...report, attestation: open });
  return createHash('sha256').update(content).digest('hex');
}

/** SHA-256 of the ids of a run's checks in their order, one per line. */
export const planHashOf = (checks: readonly string[]): string =>
  createHash('sha256').update(checks.join('\n')).digest('hex');

/** Who runs the judge: as `QIYUE_TESTER` says, else the user and the machine. */
export function tester(environment: Readonly<Record<string, string | undefined>>): string {
  return environment['QIYUE_TESTER'] || `${userName()}@${hostname()}`;
}

/** In a container the user may have a number and no name. */
function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return `uid ${process.getuid?.() ?? '?'}`;
  }
}
