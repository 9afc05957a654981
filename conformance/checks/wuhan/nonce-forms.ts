import { randomUUID } from 'node:crypto';
import type { Check } from '../../check.ts';
import { succeeded } from '../../expect.ts';
import type { WuhanSession } from '../../platforms/wuhan/session.ts';
import { attempt } from './calls.ts';
import { nonceBase as base } from './replay.ts';

type WuhanCheck = Check<WuhanSession>;

const forms: readonly (readonly [string, () => string, zh: string, en: string])[] = [
  ['upper-case', () => randomUUID().toUpperCase(), '大写的 UUID', 'a UUID in upper case'],
  [
    'no-dashes',
    () => randomUUID().replaceAll('-', ''),
    '没有连字符的 UUID',
    'a UUID without dashes',
  ],
  ['short', () => randomUUID().slice(0, 13), '不是 UUID 的短串', 'a short one that is no UUID'],
  ['long', () => `${randomUUID()}-${randomUUID()}`.slice(0, 64), '64 个字符', '64 characters'],
  [
    'symbols',
    () => `${Date.now()}~!*()_+=/.:${randomUUID().slice(0, 8)}`,
    '带有符号',
    'with symbols',
  ],
];

/** WH-A08: a UUID is advice; any 1–64 visible ASCII characters are a nonce. */
export const nonceFormChecks: readonly WuhanCheck[] = forms.map(([id, nonce, zh, en]) => ({
  ...base,
  id: `wuhan.nonce.accepts-${id}`,
  title: { zh: `接受这样的随机串：${zh}`, en: `Accepts as a nonce: ${en}` },
  async run(session) {
    succeeded(await attempt(session, { nonce: nonce() }));
  },
}));
