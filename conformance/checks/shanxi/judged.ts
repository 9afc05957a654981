import * as validators from '../../../generated/shanxi.validators.js';
import bundle from '../../../generated/shanxi.zh.json' with { type: 'json' };
import { openContract } from '../../contract/contract.ts';
import { shanxi } from '../../platforms/shanxi/index.ts';
import { type Judged, joined } from '../joined.ts';
import { shanxiFuzz } from './fuzz.ts';
import { shanxiChecks } from './index.ts';

/** The contract as it is shipped, with all that it takes to judge an endpoint by it. */
export const judgedShanxi = (): Judged =>
  joined({
    contract: openContract('shanxi', bundle, validators),
    platform: shanxi,
    checks: shanxiChecks,
    fuzz: shanxiFuzz,
  });
