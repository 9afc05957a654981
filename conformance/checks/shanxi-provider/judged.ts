import * as validators from '../../../generated/shanxi.validators.js';
import bundle from '../../../generated/shanxi.zh.json' with { type: 'json' };
import { openContract } from '../../contract/contract.ts';
import { shanxiProvider } from '../../platforms/shanxi-provider/index.ts';
import { type Judged, joined } from '../joined.ts';
import { providerFuzz } from './fuzz.ts';
import { providerChecks } from './index.ts';

/** The contract as it is shipped, with all that it takes to judge an endpoint by it. */
export const judgedProvider = (): Judged =>
  joined({
    contract: openContract('shanxi-provider', bundle, validators),
    platform: shanxiProvider,
    checks: providerChecks,
    fuzz: providerFuzz,
  });
