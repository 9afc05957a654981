import { inBoth, type Text } from '../../../spec/language.ts';
import { median, verdict } from '../result.ts';
import type { Aftermath } from './storm.ts';

/** What a run showed: rates are per second, times milliseconds unless they say otherwise. */
export interface OverloadResult {
  readonly capacity: number;
  readonly offered: number;
  readonly sent: number;
  readonly seconds: number;
  readonly served: Latency;
  readonly shed: Latency;
  readonly failed: number;
  /** Share by which memory grew from the first fifth of the time to the last; `null`: not told. */
  readonly memoryDrift: number | null;
  readonly recoverySeconds: number;
  /** Shares of a processor core; the server's is `null` where the system does not tell. */
  readonly serverBusy: number | null;
  readonly clientBusy: number;
}

interface Latency {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
}

/** What was seen, before it is put into figures. */
export interface Seen {
  readonly capacity: number;
  readonly offered: number;
  readonly storm: Aftermath;
  readonly serverBusy: number | null;
  /** MiB, about once a second. */
  readonly memory: readonly number[];
  /** A load that the server can bear, right behind the storm. */
  readonly after: Pick<Aftermath, 'troubledFor'>;
}

export function overloadResult(seen: Seen): OverloadResult {
  const { capacity, offered, storm, memory, serverBusy, after } = seen;
  const { served, shed, failed, seconds, clientBusy } = storm;
  const sent = (served.count + shed.count + failed) / seconds;
  return {
    ...{ capacity, offered, sent, seconds, failed, serverBusy, clientBusy },
    served: latency(served, seconds),
    shed: latency(shed, seconds),
    memoryDrift: drift(memory),
    recoverySeconds: after.troubledFor,
  };
}

const latency = (histogram: Aftermath['served'], seconds: number): Latency => ({
  perSecond: histogram.count / seconds,
  p50: histogram.count === 0 ? 0 : histogram.percentile(50) / 1000,
  p99: histogram.count === 0 ? 0 : histogram.percentile(99) / 1000,
});

function drift(memory: readonly number[]): number | null {
  const fifth = Math.floor(memory.length / 5);
  if (fifth === 0) return null;
  return median(memory.slice(-fifth)) / median(memory.slice(0, fifth)) - 1;
}

/** The goals, and how each figure of them is shown. */
export const aims: readonly {
  readonly name: Text;
  readonly most: number;
  readonly of: (result: OverloadResult) => number | null;
  readonly shown: (value: number) => string;
}[] = [
  {
    name: { zh: '已处理请求的 p99（毫秒）', en: 'p99 of what was served, ms' },
    most: 500,
    of: ({ served }) => served.p99,
    shown: (value) => value.toFixed(1),
  },
  {
    name: { zh: '被推掉请求的 p99（毫秒）', en: 'p99 of what was turned away, ms' },
    most: 20,
    of: ({ shed }) => shed.p99,
    shown: (value) => value.toFixed(1),
  },
  {
    name: { zh: '常驻内存的增长', en: 'growth of resident memory' },
    most: 0.1,
    of: ({ memoryDrift }) => memoryDrift,
    shown: (value) => `${(value * 100).toFixed(1)} %`,
  },
  {
    name: { zh: '恢复用时（秒）', en: 'recovery, seconds' },
    most: 5,
    of: ({ recoverySeconds }) => recoverySeconds,
    shown: (value) => value.toFixed(2),
  },
  {
    name: { zh: '没有应答或应答有误的请求', en: 'requests without a proper reply' },
    most: 0,
    of: ({ failed }) => failed,
    shown: String,
  },
];

/** Numbers first, as in the other tables. */
export function overloadTable(result: OverloadResult): string {
  const { capacity, offered, sent, seconds, served, shed } = result;
  const rate = Math.round(offered);
  const [full, real, time] = [Math.round(capacity), Math.round(sent), Math.round(seconds)];
  const heading = [
    `武汉，过载：容量每秒 ${full} 个，${time} 秒内每秒应发 ${rate} 个，实发 ${real} 个`,
    `Wuhan, overload: capacity ${full} a second; for ${time} s, ${rate} were due, ${real} sent`,
    `服务器占用处理器 ${share(result.serverBusy)}，客户端 ${share(result.clientBusy)}`,
    `processor: server ${share(result.serverBusy)}, client ${share(result.clientBusy)}`,
    ...[ratesOf({ zh: '已处理', en: 'served' }, served)],
    ...[ratesOf({ zh: '推掉', en: 'turned away' }, shed)],
  ];
  return [...heading, ...aims.map((goal) => goalLine(goal, result))].join('\n');
}

const share = (of: number | null): string => (of === null ? '–' : `${Math.round(of * 100)} %`);

const ratesOf = (name: Text, { perSecond, p50 }: Latency): string =>
  `${String(Math.round(perSecond)).padStart(8)}  ${inBoth(name)}, p50 ${p50.toFixed(1)} ms`;

function goalLine({ name, most, of, shown }: (typeof aims)[number], result: OverloadResult) {
  const value = of(result);
  if (value === null) return `${'–'.padStart(8)}  ${inBoth(name)}`;
  return `${shown(value).padStart(8)}  ${inBoth(name)}, ≤ ${shown(most)} – ${verdict(value <= most)}`;
}
