import { existsSync, readdirSync, readFileSync } from 'node:fs';

/**
 * Seconds of processor time that a process and all it started took so far, those that ended
 * included; `undefined` where the system does not tell.
 */
export function workOf(pid = 0): number | undefined {
  if (!existsSync(`/proc/${pid}/stat`)) return undefined;
  const times = familyOf(pid).map(({ ticks }) => ticks);
  return times.reduce((sum, ticks) => sum + ticks, 0) / ticksPerSecond;
}

/** MiB that a process holds now (`VmRSS`), or held at most (`VmHWM`). */
export function memoryOf(pid = 0, field: 'VmHWM' | 'VmRSS'): number | undefined {
  const file = `/proc/${pid}/status`;
  if (!existsSync(file)) return undefined;
  const [, kibibytes] = readFileSync(file, 'utf8').match(new RegExp(`${field}:\\s*(\\d+)`)) ?? [];
  return Number(kibibytes) / 1024;
}

/** Linux counts in ticks of 10 ms. */
const ticksPerSecond = 100;

interface Member {
  readonly pid: number;
  readonly parent: number;
  readonly ticks: number;
}

function familyOf(pid: number): readonly Member[] {
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const members = all.map((name) => memberOf(Number(name))).filter((one) => one !== undefined);
  const family = members.filter((one) => one.pid === pid);
  for (const { pid: parent } of family) {
    family.push(...members.filter((one) => one.parent === parent));
  }
  return family;
}

/** User and system time are the 14th and 15th field, those of children that ended follow. */
function memberOf(pid: number): Member | undefined {
  try {
    const afterName = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1) ?? '';
    const fields = afterName.split(' ').map(Number);
    const ticks = fields.slice(11, 15).reduce((sum, value) => sum + value, 0);
    return { pid, parent: fields[1] ?? 0, ticks };
  } catch {
    return undefined; // It has ended since the list was made.
  }
}
