import * as validators from '../../../generated/neimenggu.validators.js';
import bundle from '../../../generated/neimenggu.zh.json' with { type: 'json' };
import { openContract } from '../../contract/contract.ts';
import { neimenggu } from '../../platforms/neimenggu/index.ts';
import { type Judged, joined } from '../joined.ts';
import { neimengguFuzz } from './fuzz.ts';
import { neimengguChecks } from './index.ts';

/** The contract as it is shipped, with all that it takes to judge an endpoint by it. */
export const judgedNeimenggu = (): Judged =>
  joined({
    contract: openContract('neimenggu', bundle, validators),
    platform: neimenggu,
    checks: neimengguChecks,
    fuzz: neimengguFuzz,
  });
