import type { Tool } from '../tool.ts';
import { dredd } from './dredd.ts';
import { portman } from './portman.ts';
import { prism } from './prism.ts';
import { qiyue } from './qiyue.ts';
import { respect } from './respect.ts';
import { schemathesis } from './schemathesis.ts';
import { specmatic } from './specmatic.ts';
import { stepCi } from './step-ci.ts';

/** Every tool, in the order of the tables; ours comes last. */
export const tools: readonly Tool[] = [
  dredd,
  portman,
  stepCi,
  respect,
  specmatic,
  prism,
  schemathesis,
  qiyue,
];
