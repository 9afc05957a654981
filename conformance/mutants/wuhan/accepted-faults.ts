import { sign } from '../../../spec/protocol/signature.ts';
import { signatureFaults } from '../../../spec/protocol/signature-faults.ts';
import { mend } from '../deviations.ts';
import type { WireRequest } from '../mutant.ts';
import { callerOf, claimOf, resigned } from './credentials.ts';
import type { Mutant, Surroundings } from './surroundings.ts';

/**
 * A gateway that takes one particular wrong signature or time; written after the checks, so that
 * each of them is known to notice its own.
 */
const base = { class: 'lenient', field: 'x-tif-signature' } as const;

const formulas: readonly Mutant[] = signatureFaults.map(({ id, says, forge }) => ({
  ...base,
  name: `accepts-signature-${id}`,
  requirements: ['WH-R032', 'WH-R044'],
  says: { zh: `接受错误的签名：${says.zh}`, en: `accepts a wrong signature: ${says.en}` },
  deviate: mend((request, around) => {
    const caller = callerOf(request, around);
    const claim = claimOf(request);
    return caller !== undefined && claim.signature === forge({ ...claim, ...caller });
  }, resigned),
}));

const signatureIs =
  (pattern: RegExp) =>
  (request: WireRequest, around: Surroundings): boolean =>
    callerOf(request, around) !== undefined && pattern.test(claimOf(request).signature);

/** The signature is right but for one digit. */
const wrongAt =
  (place: number) =>
  (request: WireRequest, around: Surroundings): boolean => {
    const caller = callerOf(request, around);
    const claim = claimOf(request);
    if (caller === undefined) return false;
    const without = (text: string) => text.slice(0, place) + text.slice(place + 1);
    return without(claim.signature) === without(sign({ ...claim, ...caller }));
  };

/** The timestamp is off by more than a few minutes and less than a few hours. */
const hoursOff =
  (way: 1 | -1) =>
  (request: WireRequest, around: Surroundings): boolean => {
    const ahead = (Number(claimOf(request).timestamp) - Date.now() / 1000) * way;
    return callerOf(request, around) !== undefined && ahead > 400 && ahead < 10_000;
  };

export const acceptedFaults: readonly Mutant[] = [
  ...formulas,
  {
    ...base,
    name: 'does-not-look-at-the-first-digit-of-the-signature',
    requirements: ['WH-R032'],
    says: { zh: '不比较签名的第一位', en: 'the first digit of the signature is not compared' },
    deviate: mend(wrongAt(0), resigned),
  },
  {
    ...base,
    name: 'does-not-look-at-the-middle-of-the-signature',
    requirements: ['WH-R032'],
    says: { zh: '不比较签名的中间', en: 'the middle of the signature is not compared' },
    deviate: mend(wrongAt(31), resigned),
  },
  {
    ...base,
    name: 'accepts-a-signature-cut-short',
    requirements: ['WH-R032'],
    says: { zh: '只有前几位的签名也接受', en: 'a signature of a few digits is accepted' },
    deviate: mend(signatureIs(/^[0-9A-F]{1,62}$/i), resigned),
  },
  {
    ...base,
    name: 'accepts-a-signature-that-is-not-hexadecimal',
    requirements: ['WH-R032'],
    says: { zh: '不是十六进制的签名也接受', en: 'a signature that is not hexadecimal is accepted' },
    deviate: mend(signatureIs(/[g-z]/i), resigned),
  },
  {
    ...base,
    name: 'accepts-a-clock-an-hour-behind',
    field: 'x-tif-timestamp',
    requirements: ['WH-R044'],
    says: { zh: '时间慢一小时也接受', en: 'a clock an hour behind is accepted' },
    deviate: mend(hoursOff(-1), resigned),
  },
  {
    ...base,
    name: 'accepts-a-clock-an-hour-ahead',
    field: 'x-tif-timestamp',
    requirements: ['WH-R044'],
    says: { zh: '时间快一小时也接受', en: 'a clock an hour ahead is accepted' },
    deviate: mend(hoursOff(1), resigned),
  },
];
