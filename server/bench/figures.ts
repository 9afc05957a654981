import type { Text } from '../../spec/language.ts';
import type { Played as PlayedFaults } from '../chaos/play.ts';
import type { Played } from './bout.ts';
import type { Ceilings } from './ceilings/play.ts';
import type { EngineResult } from './engines/result.ts';
import type { GrowthResult } from './growth/result.ts';
import type { JudgeFigures } from './judge.ts';
import type { Machine } from './machine.ts';
import type { LargeResult } from './neimenggu/large-case-result.ts';
import type { OverloadResult } from './overload/result.ts';
import type { Comparison } from './profile/comparison.ts';
import type { ImportMemory } from './profile/import-memory-table.ts';
import type { Profile } from './profile/play.ts';
import type { ListResult } from './shanxi/large-list-result.ts';

/** All that one run measured; a part that was not asked for is absent. */
export interface Figures {
  readonly machine: Machine;
  readonly setting: {
    readonly rounds: number;
    readonly connections: number;
    /** Whether the server and the client had a core each. */
    readonly pinned: boolean;
    readonly isQuick: boolean;
    /** Seconds of the whole run. */
    readonly seconds: number;
  };
  /** What this machine lacked, and what was not measured for it. */
  readonly skipped: readonly Text[];
  readonly bouts?: readonly Played[];
  readonly largeCase?: LargeResult;
  readonly engines?: readonly EngineResult[];
  readonly lists?: readonly ListResult[];
  readonly growth?: readonly GrowthResult[];
  readonly ceilings?: Ceilings;
  readonly overload?: OverloadResult;
  readonly faults?: PlayedFaults;
  readonly profiles?: readonly Profile[];
  /** What a request costs one process and two. */
  readonly workerProfiles?: readonly Comparison[];
  /** What a request costs at capacity and at three times that. */
  readonly overloadProfile?: Comparison;
  readonly importMemory?: readonly ImportMemory[];
  readonly judge?: JudgeFigures;
}
