import { signatureFaults } from '../../../spec/protocol/signature-faults.ts';
import type { Check } from '../../check.ts';
import { succeeded } from '../../expect.ts';
import { firstService, plainQuery } from '../../platforms/wuhan/operations.ts';
import type { Sending } from '../../platforms/wuhan/request.ts';
import { rootCheck, type WuhanSession } from '../../platforms/wuhan/session.ts';
import { attempt, onCalls } from './calls.ts';
import { badHeader, refusedEverywhere } from './refusals.ts';

type WuhanCheck = Check<WuhanSession>;

const gateway = { severity: 'must', source: 'hand-written', operation: '*' } as const;
const signature = { ...onCalls('*'), field: 'x-tif-signature' } as const;

const right: WuhanCheck = {
  ...gateway,
  id: rootCheck,
  requirements: ['WH-R032', 'WH-R029', 'WH-R034'],
  field: 'x-tif-signature',
  title: { zh: '签名正确的调用得到处理', en: 'A rightly signed call is served' },
  async run(session) {
    const operation = firstService(session.contract);
    succeeded(await session.call(operation, plainQuery(session, operation)), {
      zh: '签名是 SHA-256(时间戳+TOKEN+随机串+时间戳) 的十六进制；用 `qiyue sign` 核对中间值。',
      en: 'The signature is the hex of SHA-256(timestamp+TOKEN+nonce+timestamp); compare the steps with `qiyue sign`.',
    });
  },
};

const lowerCase: WuhanCheck = {
  ...signature,
  id: 'wuhan.signature.lower-case',
  requirements: ['WH-R032'],
  title: { zh: '签名写成小写同样接受', en: 'A signature in lower case is accepted' },
  async run(session) {
    succeeded(await attempt(session, { signature: (value) => value.toLowerCase() }));
  },
};

/** A gateway that takes any signature at all is told so once, not for each way to be wrong. */
const anySignature = 'wuhan.signature.refuses-zeros';
const particular = { ...signature, after: [rootCheck, anySignature] } as const;

/** The usual integration faults: each has to be refused. */
const faults: readonly WuhanCheck[] = signatureFaults.map(({ id, says }) => ({
  ...particular,
  id: `wuhan.signature.refuses-${id}`,
  requirements: ['WH-R032', 'WH-R044'],
  title: { zh: `拒绝错误的签名：${says.zh}`, en: `Refuses a wrong signature: ${says.en}` },
  run: (session) => refusedEverywhere(session, { fault: id }),
}));

const flip = (value: string, at: number): string =>
  value.slice(0, at) + (value[at] === '0' ? '1' : '0') + value.slice(at + 1);

const spoiled: readonly (readonly [string, Sending, zh: string, en: string])[] = [
  ['first-digit', { signature: (v) => flip(v, 0) }, '第一位被改动', 'the first digit is changed'],
  ['last-digit', { signature: (v) => flip(v, 63) }, '最后一位被改动', 'the last digit is changed'],
  [
    'middle',
    { signature: (v) => flip(v, 31) },
    '中间一位被改动',
    'a digit in the middle is changed',
  ],
  ['short', { signature: (v) => v.slice(0, 63) }, '少一位', 'a digit is missing'],
  ['long', { signature: (v) => `${v}0` }, '多一位', 'there is a digit too many'],
  ['doubled', { signature: (v) => v + v }, '写了两遍', 'it is written twice'],
  ['prefix', { signature: (v) => v.slice(0, 8) }, '只有前八位', 'only its first eight digits'],
  [
    'no-hex',
    { signature: () => 'xyci0iJIUzI1NiIsInR5cC' },
    '不是十六进制',
    'it is not hexadecimal',
  ],
];

/** WH-A26: what is no signature at all may also be called a bad header. */
const shapeless = ['short', 'long', 'doubled', 'prefix', 'no-hex'];

const zeros: WuhanCheck = {
  ...signature,
  id: anySignature,
  requirements: ['WH-R033', 'WH-R032', 'WH-R044'],
  title: { zh: '拒绝毫无意义的签名：全是 0', en: 'Refuses a signature without meaning: all zeros' },
  async run(session) {
    const signature = () => '0'.repeat(64);
    for (const form of [false, true]) await refusedEverywhere(session, { signature, form });
  },
};

const broken: readonly WuhanCheck[] = spoiled.map(([id, sending, zh, en]) => ({
  ...particular,
  id: `wuhan.signature.refuses-${id}`,
  requirements: ['WH-R032', 'WH-R033', 'WH-R044'],
  title: { zh: `拒绝错误的签名：${zh}`, en: `Refuses a wrong signature: ${en}` },
  run: (session) => refusedEverywhere(session, sending, shapeless.includes(id) ? badHeader : []),
}));

const otherToken: WuhanCheck = {
  ...particular,
  id: 'wuhan.signature.refuses-other-token',
  requirements: ['WH-R034', 'WH-R044'],
  title: {
    zh: '拒绝用另一个应用的 TOKEN 算出的签名',
    en: 'Refuses a signature made with the TOKEN of another application',
  },
  needs: ['secondApplication'],
  async run(session) {
    const { application, secondApplication } = session.target;
    const token = secondApplication?.token ?? '';
    await refusedEverywhere(session, { as: { passid: application.passid, token } });
  },
};

export const signatureChecks: readonly WuhanCheck[] = [
  right,
  lowerCase,
  zeros,
  ...faults,
  ...broken,
  otherToken,
];
