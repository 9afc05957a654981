import type { ContractId } from '../../generated/requirements.ts';
import * as validators from '../../generated/wuhan.validators.js';
import bundle from '../../generated/wuhan.zh.json' with { type: 'json' };
import { type Contract, openContract } from '../contract.ts';
import { wuhan } from './wuhan/index.ts';

/** The contract as generated; its validators are compiled already, which saves start-up. */
export const judged = {
  wuhan: () => ({ contract: openContract('wuhan', bundle, validators), platform: wuhan }),
} satisfies Record<ContractId, () => { readonly contract: Contract }>;
