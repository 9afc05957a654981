import * as validators from '../../../generated/wuhan.validators.js';
import bundle from '../../../generated/wuhan.zh.json' with { type: 'json' };
import { openContract } from '../../contract/contract.ts';
import { wuhan } from '../../platforms/wuhan/index.ts';
import { type Judged, joined } from '../joined.ts';
import { wuhanFuzz } from './fuzz.ts';
import { wuhanChecks } from './index.ts';

/** The contract as it is shipped, with all that it takes to judge an endpoint by it. */
export const judgedWuhan = (): Judged =>
  joined({
    contract: openContract('wuhan', bundle, validators),
    platform: wuhan,
    checks: wuhanChecks,
    fuzz: wuhanFuzz,
  });
