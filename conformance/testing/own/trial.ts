import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { ownContract, roleNamed } from '../../checks/own/opened.ts';
import { type JudgeOptions, judge } from '../../judge.ts';
import type { OwnTarget } from '../../platforms/own/target.ts';
import type { Report } from '../../report/report.ts';
import { createPenaltyServer, type Oddity, token } from './penalty-server.ts';

/** The sample contract of `docs/own-contract.md`. */
export const penaltyContract = 'docs/own-contract/openapi.yaml';

/** Opened once for all tests, and again where other tests have opened another one since. */
let penalties: unknown;

async function openPenalties() {
  if (penalties !== undefined && ownContract() === penalties) return;
  await roleNamed(penaltyContract);
  penalties = ownContract();
}

/** What else is asked of the judge. */
interface Trial {
  readonly options?: Omit<JudgeOptions, 'target'>;
}

/** Judges the sample server, odd as the test wants it, by the sample contract. */
export async function judgePenalties(
  oddity: Oddity = {},
  { options = {}, ...rest }: Partial<OwnTarget> & Trial = {},
): Promise<Report> {
  await openPenalties();
  const server = createPenaltyServer(oddity).listen(0, '127.0.0.1');
  await once(server, 'listening');
  // The server listens on a port, not on a pipe.
  const { port } = server.address() as AddressInfo;
  const target: OwnTarget = {
    contract: 'own',
    url: `http://127.0.0.1:${port}`,
    rate: 5_000,
    allow: ['write'],
    security: { token },
    ...rest,
  };
  try {
    return await judge({ target, ...options });
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

/** The ids of the checks that failed. */
export const failuresOf = (report: Report): readonly string[] =>
  report.results.filter(({ verdict }) => verdict === 'fail').map(({ id }) => id);
