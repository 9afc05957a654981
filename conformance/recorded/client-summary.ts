import type { Text } from '../../spec/language.ts';
import { type Mask, maskOf } from '../mask.ts';
import { counted } from '../report/words.ts';
import type { ClientFault } from './client-faults.ts';
import type { Traffic } from './judge-traffic.ts';
import { type LeftOut, leftOutLines } from './left-out.ts';
import { stars } from './secret-texts.ts';
import { type Secrets, secretsOf } from './secrets.ts';
import type { Judgeable } from './traffic.ts';

/** The same fault of clients, however often it was seen. */
export interface CountedFault extends ClientFault {
  readonly count: number;
}

/** What `traffic.json` holds beside the report: what was seen, and what clients did wrong. */
export interface TrafficSummary {
  readonly format: 'qiyue-traffic/1';
  readonly exchanges: number;
  /** Calls whose reply is not known: not kept, or served from a cache. */
  readonly unanswered: number;
  readonly operations: Readonly<Record<string, number>>;
  /** What is not judged, and why. */
  readonly leftOut: readonly LeftOut[];
  /** Where requests differ from the contract: no fault of the endpoint. */
  readonly clientFaults: readonly CountedFault[];
}

/** Counts what was seen; every secret of clients is masked. */
export function summaryOf(traffic: Traffic): TrafficSummary {
  const { contract, target, seen, total = seen.length, leftOut = [] } = traffic;
  const secrets = secretsOf(contract);
  const mask = maskOf(
    target,
    seen.flatMap(({ observation }) => secrets.valuesIn(observation)),
  );
  const calls = Map.groupBy(seen, ({ observation }) => observation.operation);
  return {
    format: 'qiyue-traffic/1',
    exchanges: total,
    unanswered: seen.filter(({ isAnswered }) => !isAnswered).length,
    operations: Object.fromEntries([...calls].map(([name, own]) => [name, own.length])),
    leftOut: leftOut.map((one) => ({ ...one, origin: mask(one.origin) })),
    clientFaults: countedFaults(seen).map((fault) => masked(fault, mask, secrets)),
  };
}

/** The most frequent first. */
function countedFaults(seen: readonly Judgeable[]): readonly CountedFault[] {
  const all = seen.flatMap(({ clientFaults }) => clientFaults);
  const alike = Map.groupBy(all, ({ operation, place, expected }) =>
    [operation, place.replaceAll(/\/\d+/g, '/*'), expected.en].join('\n'),
  );
  return [...alike.values()]
    .flatMap((same) => (same[0] ? [{ ...same[0], count: same.length }] : []))
    .toSorted((one, other) => other.count - one.count);
}

function masked(fault: CountedFault, mask: Mask, { isSecret }: Secrets): CountedFault {
  const { place, expected, actual } = fault;
  // However short a secret is, it is not shown.
  const isHidden = isSecret(place.split(/[ /]/).at(-1) ?? '') && actual.en.startsWith('"');
  return {
    ...fault,
    place: mask(place),
    expected: { zh: mask(expected.zh), en: mask(expected.en) },
    actual: isHidden ? { zh: stars, en: stars } : { zh: mask(actual.zh), en: mask(actual.en) },
  };
}

const shownFaults = 10;

/** The same for a terminal, a line each. */
export function summaryLines(summary: TrafficSummary): readonly Text[] {
  const { exchanges, unanswered, clientFaults, operations, leftOut } = summary;
  const names = Object.entries(operations)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ');
  const more = clientFaults.length - shownFaults;
  return [
    {
      zh: `所见交换 ${exchanges} 次：${names}`,
      en: `${counted(exchanges, 'exchange')} seen: ${names}`,
    },
    ...(unanswered > 0 ? [unknownReplies(unanswered)] : []),
    ...leftOutLines(leftOut),
    ...(clientFaults.length > 0 ? [heading] : []),
    ...clientFaults.slice(0, shownFaults).map(faultLine),
    ...(more > 0 ? [{ zh: `  另有 ${more} 种`, en: `  and ${more} more` }] : []),
  ];
}

const unknownReplies = (count: number): Text => ({
  zh: `其中 ${count} 次没有记下应答，只看了请求`,
  en: `${counted(count, 'reply').replace('replys', 'replies')} not recorded; only the request was looked at`,
});

const heading: Text = {
  zh: '客户端的请求与契约不符之处（与端点是否符合无关）：',
  en: 'Where clients differ from the contract (this says nothing of the endpoint):',
};

const faultLine = ({ operation, place, expected, actual, count }: CountedFault): Text => ({
  zh: `  ${operation} ${place}：应为 ${expected.zh}，实为 ${actual.zh}（${count} 次）`,
  en: `  ${operation} ${place}: expected ${expected.en}, got ${actual.en} (${count}×)`,
});
