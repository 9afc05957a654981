import type { ContractId } from '../../generated/requirements.ts';
import * as validators from '../../generated/wuhan.validators.js';
import bundle from '../../generated/wuhan.zh.json' with { type: 'json' };
import { type Contract, openContract } from '../contract.ts';
import { wuhan } from '../platforms/wuhan/index.ts';
import { wuhanChecks } from './wuhan/index.ts';

/**
 * Every contract that can be judged: the document as generated (its validators are compiled, which
 * saves start-up), how its endpoints are spoken to, and the list of its checks.
 */
export const judged = {
  wuhan: () => ({
    contract: openContract('wuhan', bundle, validators),
    platform: wuhan,
    checks: wuhanChecks,
  }),
} satisfies Record<ContractId, () => { readonly contract: Contract }>;
