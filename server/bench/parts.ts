import { table as ledgerTable } from '../chaos/table.ts';
import { contest, play } from './bout.ts';
import { ceilingTable, playCeilings } from './ceilings/play.ts';
import { engineBouts } from './engines/bouts.ts';
import { type EngineResult, engineResult, engineTable } from './engines/result.ts';
import { playFaults } from './faults/play.ts';
import type { Figures } from './figures.ts';
import { playGrowth } from './growth/bout.ts';
import { growthTable } from './growth/result.ts';
import { playJudge } from './judge.ts';
import { neimengguBouts } from './neimenggu/bouts.ts';
import { playLargeCase } from './neimenggu/large-case.ts';
import { largeResult, largeTable } from './neimenggu/large-case-result.ts';
import { playOverload } from './overload/play.ts';
import { overloadTable } from './overload/result.ts';
import { comparisonTable } from './profile/comparison.ts';
import { playImportMemory } from './profile/import-memory.ts';
import { importMemoryTable } from './profile/import-memory-table.ts';
import { playOverloadProfile } from './profile/overload.ts';
import { playProfiles, profileTable } from './profile/play.ts';
import { playWorkerProfiles } from './profile/workers.ts';
import { boutTable } from './result.ts';
import { type BenchSetting, engineKinds } from './setting.ts';
import { shanxiBouts } from './shanxi/bouts.ts';
import { playLargeList } from './shanxi/large-list.ts';
import { listResult, listTable } from './shanxi/large-list-result.ts';
import { wuhanBouts } from './wuhan/bouts.ts';

/** Prints a table as soon as its figures are there. */
export type Show = (table: string) => void;

/** Measures one part. */
export type Part = (setting: BenchSetting, show: Show) => Promise<Partial<Figures>>;

/** What `--only` chooses from, in the order in which it runs. */
export const parts: Readonly<Record<string, Part>> = {
  async rivals(setting, show) {
    const bouts = [];
    for (const bout of [...wuhanBouts, ...neimengguBouts, ...shanxiBouts]) {
      const played = await play(bout, setting);
      show(boutTable(played));
      bouts.push(played);
    }
    return { bouts };
  },
  async 'large-case'(setting, show) {
    const largeCase = largeResult(await playLargeCase(setting));
    show(largeTable(largeCase));
    return { largeCase };
  },
  async engines(setting, show) {
    const placement = setting.pinned ? 'everywhere' : false;
    const engines: EngineResult[] = [];
    for (const bout of engineBouts(setting.engines !== undefined, placement)) {
      const result = engineResult(bout, await contest(bout, setting));
      show(engineTable(result));
      engines.push(result);
    }
    return { engines };
  },
  async lists(setting, show) {
    const lists = [];
    for (const engine of engineKinds(setting)) {
      const result = listResult(await playLargeList(engine, setting));
      show(listTable(result));
      lists.push(result);
    }
    return { lists };
  },
  async growth(setting, show) {
    const growth = [];
    for (const engine of engineKinds(setting)) {
      const result = await playGrowth(engine, setting);
      show(growthTable(result));
      growth.push(result);
    }
    return { growth };
  },
  async ceilings(setting, show) {
    const ceilings = await playCeilings(setting);
    show(ceilingTable(ceilings));
    return { ceilings };
  },
  async overload(setting, show) {
    const { folder, pinned, share } = setting;
    const overload = await playOverload({ folder, pinned, times: 3, seconds: share < 1 ? 2 : 20 });
    show(overloadTable(overload));
    return { overload };
  },
  async chaos(setting, show) {
    const faults = await playFaults(setting);
    show(ledgerTable(faults.trials, faults.skipped));
    return { faults };
  },
  async profile(setting, show) {
    const profiles = await playProfiles(setting);
    for (const profile of profiles) show(profileTable(profile));
    const workerProfiles = await playWorkerProfiles(setting);
    const overloadProfile = await playOverloadProfile(setting);
    for (const one of [...workerProfiles, overloadProfile]) show(comparisonTable(one));
    const importMemory = await playImportMemory(setting);
    for (const memory of importMemory) show(importMemoryTable(memory));
    return { profiles, workerProfiles, overloadProfile, importMemory };
  },
  async judge(setting, show) {
    const { figures, table } = await playJudge(setting);
    show(table);
    return { judge: figures };
  },
};
