import { type Condition, mend } from '../deviations.ts';
import {
  callerOf,
  claimOf,
  type Formula,
  passidOf,
  resigned,
  secondsAhead,
  signedAs,
  signedRightly,
  signedWrongly,
} from './credentials.ts';
import { nonceMayReturn } from './nonces.ts';
import type { Mutant, Surroundings } from './surroundings.ts';

/** Lets callers in that must be turned away by signature, clock or nonce. */
export const lenientCredentials: readonly Mutant[] = [
  {
    name: 'any-signature-will-do',
    class: 'lenient',
    requirements: ['WH-R032', 'WH-R044', 'WH-R034'],
    says: { zh: '签名不核对', en: 'the signature is not compared' },
    field: 'x-tif-signature',
    deviate: mend(signedWrongly, resigned),
  },
  {
    name: 'trailing-timestamp-may-be-left-out',
    class: 'lenient',
    requirements: ['WH-R032', 'WH-R044'],
    says: { zh: '签名可以漏掉末尾时间戳', en: 'the signature may lack the trailing timestamp' },
    field: 'x-tif-signature',
    deviate: signs(({ timestamp, nonce }, token) => timestamp + token + nonce),
  },
  {
    name: 'token-may-come-first',
    class: 'lenient',
    requirements: ['WH-R032', 'WH-R044'],
    says: { zh: '签名可以从 TOKEN 开始', en: 'the signature may begin with the TOKEN' },
    field: 'x-tif-signature',
    deviate: signs(({ timestamp, nonce }, token) => token + timestamp + nonce + timestamp),
  },
  {
    name: 'dashes-may-be-left-out',
    class: 'lenient',
    requirements: ['WH-R032', 'WH-R044', 'WH-R031'],
    says: { zh: '签名可以用去掉横线的随机串', en: 'the nonce may be signed without its dashes' },
    field: 'x-tif-signature',
    deviate: signs(
      ({ timestamp, nonce }, token) => timestamp + token + nonce.replaceAll('-', '') + timestamp,
    ),
  },
  {
    name: 'unknown-passid-is-served',
    class: 'lenient',
    requirements: ['WH-R029', 'WH-R044', 'WH-R034'],
    says: { zh: '不认识的 PASSID 也能调用', en: 'an unknown PASSID is served' },
    field: 'x-tif-passid',
    deviate: mend(
      (request, around) => passidOf(request) !== '' && callerOf(request, around) === undefined,
      resigned,
    ),
  },
  {
    name: 'passid-may-be-missing',
    class: 'lenient',
    requirements: ['WH-R029', 'WH-R033'],
    says: { zh: '可以不带 x-tif-passid', en: 'x-tif-passid may be missing' },
    field: 'x-tif-passid',
    deviate: mend((request) => passidOf(request) === '', resigned),
  },
  {
    name: 'timestamp-may-be-missing',
    class: 'lenient',
    requirements: ['WH-R030', 'WH-R033'],
    says: { zh: '可以不带 x-tif-timestamp', en: 'x-tif-timestamp may be missing' },
    field: 'x-tif-timestamp',
    deviate: mend((request) => claimOf(request).timestamp === '', resigned),
  },
  {
    name: 'nonce-may-be-missing',
    class: 'lenient',
    requirements: ['WH-R031', 'WH-R033'],
    says: { zh: '可以不带 x-tif-nonce', en: 'x-tif-nonce may be missing' },
    field: 'x-tif-nonce',
    deviate: mend((request) => claimOf(request).nonce === '', resigned),
  },
  {
    name: 'signature-may-be-missing',
    class: 'lenient',
    requirements: ['WH-R032', 'WH-R033'],
    says: { zh: '可以不带 x-tif-signature', en: 'x-tif-signature may be missing' },
    field: 'x-tif-signature',
    deviate: mend((request) => claimOf(request).signature === '', resigned),
  },
  {
    name: 'timestamp-may-be-old',
    class: 'lenient',
    requirements: ['WH-R030', 'WH-R044'],
    says: { zh: '过期的时间戳也行', en: 'a timestamp of long ago will do' },
    field: 'x-tif-timestamp',
    deviate: clockMayBe((ahead) => ahead < -180),
  },
  {
    name: 'timestamp-may-lie-in-the-future',
    class: 'lenient',
    requirements: ['WH-R030', 'WH-R044'],
    says: { zh: '未来的时间戳也行', en: 'a timestamp in the future will do' },
    field: 'x-tif-timestamp',
    deviate: clockMayBe((ahead) => ahead > 180 && ahead < 1e9),
  },
  {
    name: 'clock-may-be-off-by-ten-minutes',
    class: 'lenient',
    requirements: ['WH-R030', 'WH-R044'],
    says: { zh: '时间误差放宽到十分钟', en: 'the clock may be off by ten minutes' },
    field: 'x-tif-timestamp',
    deviate: clockMayBe((ahead) => Math.abs(ahead) > 180 && Math.abs(ahead) < 600),
  },
  {
    name: 'timestamp-may-be-in-milliseconds',
    class: 'lenient',
    requirements: ['WH-R030', 'WH-R044'],
    says: { zh: '时间戳可以用毫秒', en: 'the timestamp may be in milliseconds' },
    field: 'x-tif-timestamp',
    deviate: clockMayBe((ahead) => ahead > 1e11),
  },
  {
    name: 'nonce-may-be-used-again',
    class: 'lenient',
    requirements: ['WH-R031'],
    says: { zh: '随机串可以重复使用', en: 'a nonce may be used again' },
    field: 'x-tif-nonce',
    deviate: nonceMayReturn((uses) => uses.length > 0),
  },
  {
    name: 'nonce-may-be-used-again-with-a-new-timestamp',
    class: 'lenient',
    requirements: ['WH-R031'],
    says: { zh: '换个时间戳，随机串就可以重复', en: 'a new timestamp makes an old nonce good' },
    field: 'x-tif-nonce',
    deviate: nonceMayReturn(
      (uses, request) =>
        uses.length > 0 && uses.every((use) => use.timestamp !== claimOf(request).timestamp),
    ),
  },
  {
    name: 'nonce-may-be-used-again-for-another-service',
    class: 'lenient',
    requirements: ['WH-R031'],
    says: { zh: '换个服务，随机串就可以重复', en: 'another service makes an old nonce good' },
    field: 'x-tif-nonce',
    deviate: nonceMayReturn(
      (uses, { path }) => uses.length > 0 && uses.every((use) => use.path !== path),
    ),
  },
  {
    name: 'nonce-is-forgotten-after-ten-calls',
    class: 'lenient',
    requirements: ['WH-R031'],
    says: { zh: '只记得最近十个随机串', en: 'only the last ten nonces are remembered' },
    field: 'x-tif-nonce',
    deviate: nonceMayReturn((uses) => uses.length > 0 && uses.every((use) => use.ago > 10)),
  },
];

function signs(formula: Formula) {
  return mend(signedAs(formula), resigned);
}

function clockMayBe(off: (secondsAhead: number) => boolean) {
  const condition: Condition<Surroundings> = (request, around) =>
    off(secondsAhead(request)) && signedRightly(request, around);
  return mend(condition, resigned);
}
