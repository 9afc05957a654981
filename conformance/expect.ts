import type { Outcome } from '../spec/document.ts';
import type { Text } from '../spec/language.ts';
import type { Reply } from './exchange/observation.ts';
import { Blocked, Mismatch } from './mismatch.ts';
import { shown } from './shown.ts';

/** What each outcome is called in a message. */
const outcomeNames: Readonly<Record<Outcome, Text>> = {
  success: { zh: '成功', en: 'success' },
  'bad-input': { zh: '参数或报文有误', en: 'bad input' },
  'bad-credentials': { zh: '凭据有误', en: 'bad credentials' },
  forbidden: { zh: '没有权限', en: 'forbidden' },
  throttled: { zh: '频率过高', en: 'throttled' },
  'not-found': { zh: '地址不存在', en: 'not found' },
  'server-fault': { zh: '服务器出错', en: 'server fault' },
};

/** The reply as a person would say it: its status, code and what that can mean. */
export function told(reply: Reply): Text {
  const status = `HTTP ${reply.status}`;
  const { zh, en } = meaning(reply);
  const [said, saidInEnglish] = isUnread(reply)
    ? [`${status}，${body(reply).zh}`, `${status}, ${body(reply).en}`]
    : [[status, ...fields(reply)].join('，'), [status, ...fields(reply)].join(', ')];
  return {
    zh: zh === '' ? said : `${said}（${zh}）`,
    en: en === '' ? saidInEnglish : `${saidInEnglish} (${en})`,
  };
}

/** Where codes stand in a body, one that is no JSON has none; else it is no matter. */
const isUnread = ({ body, decisive }: Reply): boolean => body === undefined && decisive.length > 0;

const body = ({ text }: Reply): Text =>
  text === ''
    ? { zh: '正文为空', en: 'an empty body' }
    : { zh: '正文不是 JSON', en: 'a body that is no JSON' };

const fields = ({ decisive }: Reply): readonly string[] =>
  decisive.map(({ name, value }) => `${name} ${JSON.stringify(value) ?? '—'}`);

/** What a reply can mean; where that is nothing, why. An unknown code can mean almost anything. */
function meaning(reply: Reply): Text {
  const { outcomes, status, code, codeAt, known } = reply;
  const names = outcomes.map((outcome) => outcomeNames[outcome]);
  const isUnknown = codeAt !== null && code !== undefined && !known;
  if (isUnknown && names.length !== 1) return meaningless.unknown;
  if (names.length > 0) {
    return {
      zh: names.map(({ zh }) => zh).join('或'),
      en: names.map(({ en }) => en).join(' or '),
    };
  }
  if (status >= 300 && status < 400) return meaningless.redirect;
  if (isUnread(reply)) return { zh: '', en: '' };
  if (codeAt === null) return meaningless.unlisted;
  return code === undefined ? meaningless.missing : meaningless.contradiction;
}

const meaningless = {
  unknown: { zh: '契约没有列出的码', en: 'a code that the contract does not list' },
  redirect: { zh: '重定向', en: 'a redirect' },
  unlisted: { zh: '契约没有列出的应答', en: 'a reply that the contract does not list' },
  missing: { zh: '没有结果码', en: 'no code' },
  contradiction: { zh: '自相矛盾', en: 'contradicts itself' },
} as const satisfies Record<string, Text>;

/** Throttled at the agreed pace: one finding says so, and nothing else can be said. */
export function unthrottled({ outcomes }: Reply): void {
  if (outcomes.length === 1 && outcomes[0] === 'throttled') throw new Blocked(paceCheck);
}

/** Every contract has this check over the whole run. */
export const paceCheck = 'rate.within';

/** What a check demands of one reply, as data: a plan for other programs is made of it. */
export interface Demand {
  /** One of these has to be possible. */
  readonly outcomes: readonly Outcome[];
  /** Codes that a reading tolerates in their place. */
  readonly tolerated: readonly number[];
  /** Pointers to lists that have to be empty or absent. */
  readonly empty: readonly string[];
  /** What the reply has to name, in any case of letters. */
  readonly names: readonly string[];
}

const demands = new WeakMap<Reply, Demand>();
let comparisons = 0;

/** What has been demanded of a reply so far; undefined when nothing was. */
export const demandOf = (reply: Reply): Demand | undefined => demands.get(reply);

/** How many demands were made that are more than one reply's outcome: no plan can hold them. */
export const comparisonsMade = (): number => comparisons;

/** Notes a demand, before it is known whether the reply meets it. */
export function demand(reply: Reply, more: Partial<Demand>): void {
  const none: Demand = { outcomes: [], tolerated: [], empty: [], names: [] };
  demands.set(reply, { ...none, ...demands.get(reply), ...more });
}

/** The call was carried out. */
export function succeeded(reply: Reply, why: Text | null = null): void {
  demand(reply, { outcomes: ['success'] });
  if (reply.outcomes.length === 1 && reply.outcomes[0] === 'success') return;
  unthrottled(reply);
  throw new Mismatch({
    expected: outcomeNames.success,
    actual: told(reply),
    at: reply.decisive[0]?.at ?? null,
    advice: why,
    reply,
  });
}

export interface Refusal {
  /** What the reply may mean; one of these has to be possible. */
  readonly as: readonly Outcome[];
  /** Codes that a reading tolerates in its place: they pass with a warning. */
  readonly codes?: readonly number[];
  readonly advice?: Text;
}

/** The call was refused for a right reason. Gives `tolerated` when only a tolerated code fits. */
export function refused(reply: Reply, { as, codes = [], advice }: Refusal): 'as' | 'tolerated' {
  demand(reply, { outcomes: as, tolerated: codes });
  if (as.some((outcome) => reply.outcomes.includes(outcome))) return 'as';
  if (codes.includes(Number(reply.code))) return 'tolerated';
  unthrottled(reply);
  const names = as.map((outcome) => outcomeNames[outcome]);
  throw new Mismatch({
    expected: {
      zh: `拒绝：${names.map(({ zh }) => zh).join('或')}`,
      en: `a refusal: ${names.map(({ en }) => en).join(' or ')}`,
    },
    actual: told(reply),
    at: reply.codeAt,
    advice: advice ?? null,
    reply,
  });
}

/** Two values are the same JSON. */
export function same(actual: unknown, expected: unknown, at: string | null, advice?: Text): void {
  comparisons += 1;
  if (JSON.stringify(actual) === JSON.stringify(expected)) return;
  throw new Mismatch({
    expected: shown(expected),
    actual: shown(actual),
    at,
    advice: advice ?? null,
  });
}

/** A statement about the reply holds. */
export function holds(
  condition: boolean,
  difference: {
    readonly expected: Text;
    readonly actual: Text;
    readonly at?: string | null;
    readonly advice?: Text;
  },
): asserts condition {
  comparisons += 1;
  if (!condition) throw new Mismatch(difference);
}
