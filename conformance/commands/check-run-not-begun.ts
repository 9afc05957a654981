import type { Text } from '../../spec/language.ts';
import { judgedAs } from '../checks/index.ts';
import { contractFrom } from '../contract/contract-file.ts';
import { notBegunReport } from '../report/not-begun.ts';
import type { Report } from '../report/report.ts';
import { version } from '../version.ts';
import type { Order } from './check-order.ts';

/** The report of an order that could not be carried out, for the reason that stopped it. */
export async function notBegun(
  { target, settings, contractFile }: Order,
  startedAt: Date,
  why: Text,
): Promise<Report> {
  const { contract: shipped, select } = await judgedAs(target.contract);
  const contract = contractFile ? await contractFrom(target.contract, contractFile) : shipped;
  const { checks, available: total } = select(contract, settings);
  const duration = Date.now() - startedAt.getTime();
  const run = { contract, target, version, startedAt, checks, total, settings, duration };
  return notBegunReport(run, why);
}
