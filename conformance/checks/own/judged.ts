import { openOwnContract } from '../../platforms/own/contract.ts';
import { own } from '../../platforms/own/index.ts';
import { type Judged, joined } from '../joined.ts';
import { ownFuzz } from './fuzz.ts';
import { ownChecks } from './index.ts';

/** The document in a file with all that it takes to judge an endpoint by it. */
export const openOwn = async (file: string): Promise<Judged> =>
  joined({
    contract: await openOwnContract(file),
    platform: own,
    checks: ownChecks,
    fuzz: ownFuzz,
  });
