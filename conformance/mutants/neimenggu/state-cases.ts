import { edited, mend } from '../deviations.ts';
import { envelopeOf, put } from '../envelope.ts';
import type { WireReply, WireRequest } from '../mutant.ts';
import { after, errorsOf, failure, isSuccess, only, success } from './deviations.ts';
import { emptinessOf, itemFields } from './fields.ts';
import { caseOf, itemsOf, withItems } from './requests.ts';
import type { Deviation, Mutant, Surroundings } from './surroundings.ts';
import { sessionOf } from './tokens.ts';

const base = {
  class: 'state',
  requirements: ['NM-R033', 'NM-R035', 'NM-R043', 'NM-R018'],
  operation: 'receiveCaseinfo',
} as const;

/** Cases that are not told apart by their numbers, or not kept whole (NM-A33, NM-A36). */
export const stateCases: readonly Mutant[] = [
  {
    ...base,
    name: 'retry-is-refused',
    says: { zh: '原样重送被当作冲突', en: 'the same case again is refused' },
    field: 'caseid',
    deviate: accepted((reply, _request, { memory }) => {
      const seen = memory.has(acceptidOf(reply));
      memory.set(acceptidOf(reply), true);
      return seen ? failure('19409') : reply;
    }),
  },
  {
    ...base,
    name: 'retry-in-another-order-is-refused',
    says: { zh: '字段次序不同的重送被当作冲突', en: 'the same case in another order is refused' },
    field: 'caseid',
    deviate: accepted((reply, { body }, { memory }) => {
      const seen = memory.get(acceptidOf(reply)) ?? body.toString();
      memory.set(acceptidOf(reply), seen);
      return seen === body.toString() ? reply : failure('19409');
    }),
  },
  {
    ...base,
    name: 'other-content-is-taken-for-a-retry',
    says: {
      zh: '同一编号的另一案件答原来的受理号',
      en: 'another case with the same number is answered by the acceptid of the first',
    },
    field: 'caseid',
    deviate: only('receiveCaseinfo', async (request, around) => {
      const reply = await around.forward(request);
      const key = numberOf(request, around);
      if (isSuccess(reply)) around.memory.set(key, acceptidOf(reply));
      const known = around.memory.get(key);
      return isConflict(reply) && known ? success({ acceptid: known }) : reply;
    }),
  },
  {
    ...base,
    name: 'conflict-overwrites-the-case-all-the-same',
    says: {
      zh: '答了编号冲突，原案件却被覆盖',
      en: 'a conflict is answered, yet the first case is overwritten',
    },
    field: 'caseid',
    deviate: only('receiveCaseinfo', overwriting),
  },
  {
    ...base,
    name: 'refused-case-uses-up-its-number',
    says: { zh: '被拒绝的案件也占用编号', en: 'a refused case uses up its number' },
    field: 'caseid',
    deviate: only('receiveCaseinfo', async (request, around) => {
      const reply = await around.forward(request);
      const key = numberOf(request, around);
      const codes = errorsOf(reply).map(({ errorCode }) => `${errorCode}`);
      if (codes.some((code) => code.startsWith('140'))) around.memory.set(key, 'used');
      return isSuccess(reply) && around.memory.has(key) ? failure('19409') : reply;
    }),
  },
  {
    ...base,
    name: 'numbers-are-unique-among-all-applications',
    says: { zh: '案件编号在所有应用之间唯一', en: 'a caseid is unique among all applications' },
    field: 'caseid',
    deviate: accepted((reply, request, around) => {
      const number = String(caseOf(request)?.['caseid']);
      const own = sessionOf(request, around)?.appKey;
      const owner = around.memory.get(number) ?? own;
      around.memory.set(number, owner);
      return owner === own ? reply : failure('19409');
    }),
  },
  {
    ...base,
    name: 'all-cases-have-the-same-acceptid',
    says: { zh: '所有案件的受理号都相同', en: 'all cases have the same acceptid' },
    field: 'acceptid',
    deviate: accepted((reply, _request, { memory }) => {
      const first = memory.get('first') ?? acceptidOf(reply);
      memory.set('first', first);
      return edited(reply, put('acceptid', first));
    }),
  },
  {
    ...base,
    name: 'bad-items-are-left-out-and-the-rest-is-accepted',
    requirements: ['NM-R061', 'NM-R045', 'NM-R046', 'NM-R047', 'NM-R048', 'NM-R033'],
    says: {
      zh: '有误的项被略过，其余照常受理',
      en: 'items with a gap are left out, and the rest is accepted',
    },
    deviate: mend(
      (request) => itemsOf(request).some((item) => !isWhole(item)),
      (request) => withItems(request, itemsOf(request).filter(isWhole)),
    ),
  },
  {
    ...base,
    name: 'equal-cases-at-once-break',
    says: { zh: '同一案件同时送两次，一次出错', en: 'of two equal cases at once one breaks' },
    field: 'caseid',
    deviate: only('receiveCaseinfo', async (request, around) => {
      const key = numberOf(request, around);
      if (around.memory.has(key)) return failure('19500');
      around.memory.set(key, 'running');
      const reply = await around.forward(request);
      around.memory.delete(key);
      return reply;
    }),
  },
];

function accepted(
  reshape: (reply: WireReply, request: WireRequest, around: Surroundings) => WireReply,
): Deviation {
  return only('receiveCaseinfo', after('success', reshape));
}

/** Keeps of one number what came last, whatever was answered. */
async function overwriting(request: WireRequest, around: Surroundings): Promise<WireReply> {
  const reply = await around.forward(request);
  if (!isSuccess(reply) && !isConflict(reply)) return reply;
  const { memory } = around;
  const key = numberOf(request, around);
  const body = request.body.toString();
  const isKept = (memory.get(`${key} kept`) ?? body) === body;
  if (isSuccess(reply)) memory.set(`${key} acceptid`, acceptidOf(reply));
  memory.set(`${key} kept`, body);
  return isKept ? success({ acceptid: memory.get(`${key} acceptid`) }) : failure('19409');
}

/** A case number, and whose it is. */
const numberOf = (request: WireRequest, around: Surroundings): string =>
  `${sessionOf(request, around)?.appKey} ${caseOf(request)?.['caseid']}`;

const acceptidOf = (reply: WireReply): string => String(envelopeOf(reply)?.['acceptid']);

const isConflict = (reply: WireReply): boolean =>
  errorsOf(reply).some(({ errorCode }) => errorCode === '19409');

const isWhole = (item: unknown): boolean =>
  itemFields.every(({ name }) => emptinessOf(Object(item)[name]) === undefined);
