import { inBoth, type Text } from '../../../spec/language.ts';
import { runScript } from '../contestants.ts';
import { median } from '../result.ts';
import { type BenchSetting, engineKinds, placeOn, scaled } from '../setting.ts';
import { type EngineKind, engineNames, variablesOf } from '../shared-engines.ts';

/** What no number of processes gets beyond: one chained record, and proofs of passwords. */
export interface Ceilings {
  /** Records a second by so many processes that add to one audit. */
  readonly audits: readonly AuditCeiling[];
  /** Milliseconds of processor time for a password that was not proved lately. */
  readonly proof: number;
}

export interface AuditCeiling {
  readonly engine: EngineKind;
  readonly processes: number;
  readonly perSecond: number;
}

const proofs = 100;
const records = 10_000;

/** Calls at one time in each process. */
const width = 64;

export async function playCeilings(setting: BenchSetting): Promise<Ceilings> {
  const script = ['server/bench/ceilings/password-run.ts', String(scaled(proofs, setting))];
  const proof = Number(await runScript(script, setting.pinned));
  const audits: AuditCeiling[] = [];
  for (const engine of engineKinds(setting)) {
    for (const processes of [1, 2]) audits.push(await auditCeiling(engine, processes, setting));
  }
  return { audits, proof };
}

async function auditCeiling(
  engine: AuditCeiling['engine'],
  processes: number,
  setting: BenchSetting,
): Promise<AuditCeiling> {
  const place = await placeOn(engine, `audit-${engine}-${processes}`, setting);
  const placement = setting.pinned ? 'everywhere' : false;
  const run = (count: number) => {
    const line = ['server/bench/ceilings/audit-run.ts', String(count), String(width)];
    return runScript(line, placement, variablesOf(place));
  };
  await run(1);
  const counts: number[] = [];
  for (let round = 0; round < Math.min(setting.rounds, 3); round += 1) {
    const each = Math.round(scaled(records, setting) / processes);
    const printed = await Promise.all(Array.from({ length: processes }, () => run(each)));
    counts.push(printed.reduce((sum, text) => sum + Number(text), 0));
  }
  return { engine, processes, perSecond: median(counts) };
}

const titles: Text = { zh: '上限', en: 'Ceilings' };

/** Numbers first, as in the other tables. */
export function ceilingTable({ audits, proof }: Ceilings): string {
  const line = (value: string, name: Text) => `${value.padStart(8)}  ${inBoth(name)}`;
  return [
    inBoth(titles),
    line(proof.toFixed(1), {
      zh: '毫秒处理器时间，验证一次新口令（Argon2id）',
      en: 'ms of processor time to prove a password anew (Argon2id)',
    }),
    ...audits.map(({ engine, processes, perSecond }) =>
      line(String(Math.round(perSecond)), {
        zh: `条审计记录每秒，${engineNames[engine].zh}，${processes} 个进程`,
        en: `records of the audit a second, ${engineNames[engine].en}, processes: ${processes}`,
      }),
    ),
  ].join('\n');
}
