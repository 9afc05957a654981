import type { RequirementId } from '../../../generated/requirements.ts';
import type { Check } from '../../check.ts';
import { succeeded } from '../../expect.ts';
import type { Sending } from '../../platforms/wuhan/request.ts';
import { rootCheck, type WuhanSession } from '../../platforms/wuhan/session.ts';
import { attempt, onCalls } from './calls.ts';
import { badHeader, refusedEverywhere } from './refusals.ts';

type WuhanCheck = Check<WuhanSession>;

const base = onCalls('*');

/** The four headers in the order of clause 5.4; how PASSID is spelled is a dialect (WH-A02). */
const headers = [
  ['x-tif-passid', 'WH-R029'],
  ['x-tif-timestamp', 'WH-R030'],
  ['x-tif-nonce', 'WH-R031'],
  ['x-tif-signature', 'WH-R032'],
] as const satisfies readonly (readonly [string, RequirementId])[];

type Name = (typeof headers)[number][0];

const sentName = (session: WuhanSession, name: Name): string =>
  name === 'x-tif-passid' ? session.dialect.passidHeader : name;

const missing: readonly WuhanCheck[] = headers.map(([name, requirement]) => ({
  ...base,
  id: `wuhan.headers.${name}-missing`,
  requirements: [requirement, 'WH-R033'],
  field: name,
  title: { zh: `缺少 ${name} 的调用被拒绝`, en: `A call without ${name} is refused` },
  run: (session) =>
    refusedEverywhere(session, { headers: { [sentName(session, name)]: null } }, badHeader),
}));

const empty: readonly WuhanCheck[] = headers.map(([name, requirement]) => ({
  ...base,
  id: `wuhan.headers.${name}-empty`,
  requirements: [requirement, 'WH-R033'],
  field: name,
  title: { zh: `${name} 为空的调用被拒绝`, en: `A call with an empty ${name} is refused` },
  run: (session) =>
    refusedEverywhere(session, { headers: { [sentName(session, name)]: '' } }, badHeader),
}));

const unsigned: WuhanCheck = {
  ...base,
  id: 'wuhan.headers.none',
  requirements: ['WH-R033'],
  field: 'x-tif-signature',
  title: {
    zh: '四个请求头全无的调用被拒绝',
    en: 'A call with none of the four headers is refused',
  },
  async run(session) {
    const none = headers.map(([name]) => [sentName(session, name), null]);
    for (const form of [false, true]) {
      await refusedEverywhere(session, { form, headers: Object.fromEntries(none) }, badHeader);
    }
  },
};

/** Header names know no case (WH-A49). */
const upperCase: WuhanCheck = {
  ...base,
  id: 'wuhan.headers.name-case',
  requirements: ['WH-R029'],
  field: 'x-tif-passid',
  title: { zh: '请求头名称不分大小写', en: 'Header names are accepted in any case' },
  async run(session) {
    const name = session.dialect.passidHeader;
    const value = session.target.application.passid;
    succeeded(await attempt(session, { headers: { [name.toUpperCase()]: value } }));
  },
};

const now = (): number => Math.floor(Date.now() / 1000);

const timestamps: readonly (readonly [string, () => Sending, zh: string, en: string])[] = [
  ['milliseconds', () => ({ timestamp: `${now()}000` }), '以毫秒计', 'in milliseconds'],
  ['text', () => ({ timestamp: 'now' }), '不是数字', 'not a number'],
  ['sample', () => ({ timestamp: '24515' }), '是 1970 年', 'in the year 1970'],
  ['negative', () => ({ timestamp: `-${now()}` }), '是负数', 'negative'],
  ['date', () => ({ timestamp: new Date().toISOString() }), '写成日期', 'written as a date'],
];

/** WH-A58: rightly signed, but not Unix seconds of these days. */
const malformed: readonly WuhanCheck[] = timestamps.map(([id, sending, zh, en]) => ({
  ...base,
  id: `wuhan.clock.refuses-${id}`,
  requirements: ['WH-R030', 'WH-R044'],
  field: 'x-tif-timestamp',
  title: { zh: `时间戳${zh}的调用被拒绝`, en: `A call whose timestamp is ${en} is refused` },
  run: (session) => refusedEverywhere(session, sending(), id === 'milliseconds' ? [] : badHeader),
}));

const nearby: readonly WuhanCheck[] = [-55, 55].map((ahead) => ({
  ...base,
  id: `wuhan.clock.accepts-${ahead < 0 ? 'behind' : 'ahead'}`,
  requirements: ['WH-R030', 'WH-R044'],
  field: 'x-tif-timestamp',
  title: {
    zh: `时间戳${ahead < 0 ? '慢' : '快'}不到一分钟的调用被接受`,
    en: `A timestamp less than a minute ${ahead < 0 ? 'behind' : 'ahead'} is accepted`,
  },
  async run(session) {
    succeeded(await attempt(session, { ahead }), {
      zh: '双方时钟允许相差 180 秒；若此项不通过，请先核对两边的时钟。',
      en: 'The clocks may differ by 180 s; if this fails, compare the two clocks first.',
    });
  },
}));

const day = 86_400;
const far = [-day, -3_600, -305, day, 3_600, 305];

/** One day off is told once; the smaller distances only where that much is refused. */
const side = (ahead: number): string => (ahead < 0 ? 'behind' : 'ahead');
const afterDay = (ahead: number): readonly string[] =>
  Math.abs(ahead) === day ? [rootCheck] : [rootCheck, `wuhan.clock.refuses-${day}-${side(ahead)}`];

const stale: readonly WuhanCheck[] = far.map((ahead) => ({
  ...base,
  after: afterDay(ahead),
  id: `wuhan.clock.refuses-${Math.abs(ahead)}-${side(ahead)}`,
  requirements: ['WH-R044', 'WH-R030'],
  field: 'x-tif-timestamp',
  title: {
    zh: `时间戳${ahead < 0 ? '慢' : '快'} ${Math.abs(ahead)} 秒的调用被拒绝`,
    en: `A timestamp ${Math.abs(ahead)} s ${ahead < 0 ? 'behind' : 'ahead'} is refused`,
  },
  run: (session) => refusedEverywhere(session, { ahead }),
}));

export const headerChecks: readonly WuhanCheck[] = [
  ...missing,
  ...empty,
  unsigned,
  upperCase,
  ...malformed,
  ...nearby,
  ...stale,
];
