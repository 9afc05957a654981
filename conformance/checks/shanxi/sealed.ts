import type { RequirementId } from '../../../generated/requirements.ts';
import { valueAt } from '../../../spec/pointer.ts';
import type { Check } from '../../check.ts';
import type { Reply } from '../../exchange/observation.ts';
import { holds, refused, same, succeeded } from '../../expect.ts';
import { rightParameters } from '../../platforms/shanxi/hands.ts';
import { rootCheck, type ShanxiSession } from '../../platforms/shanxi/session.ts';
import { shown } from '../../shown.ts';
import { needsOf, queries } from './calls.ts';
import { warnOfMoving } from './partition.ts';
import { exchange, isSealedReply, onSealed, plainCall, sealedOperation } from './sealed-calls.ts';

type ShanxiCheck = Check<ShanxiSession>;
type Requirements = readonly [RequirementId, ...RequirementId[]];

const requirements: Requirements = ['SX-R029', 'SX-R030'];

/** What a reply says, apart from the words for people. */
function contentOf({ body }: Reply): unknown {
  const { msg: _, ...rest } = Object(body);
  return rest;
}

/** SX-R029, SX-R030: the same both ways; that the digest is right, opening it has proved. */
const right = [...queries, 'getToken'].map(
  (operation): ShanxiCheck => ({
    ...onSealed,
    operation,
    id: `shanxi.sealed.${operation}`,
    requirements,
    needs: [...onSealed.needs, ...(needsOf[operation] ?? [])],
    after: operation === sealedOperation ? [rootCheck] : onSealed.after,
    title: {
      zh: `${operation}：sm 请求得到 sm 应答，内容与普通应答相同`,
      en: `${operation}: a sealed request gets a sealed reply that says what a plain one does`,
    },
    async run(session) {
      const { reply } = await exchange(session, operation);
      succeeded(reply);
      isSealedReply(reply);
      if (operation === 'getToken') return;
      const plain = () => session.call(operation, rightParameters(session, operation));
      const [before, after] = [contentOf(await plain()), contentOf(await plain())];
      if (JSON.stringify(before) !== JSON.stringify(after)) return warnOfMoving(session);
      same(contentOf(reply), before, '');
    },
  }),
);

const noKey: ShanxiCheck = {
  ...onSealed,
  id: 'shanxi.sealed.reply-without-key',
  requirements,
  field: 'key',
  title: {
    zh: 'sm 应答不带 key，用的是请求的 SM4 密钥',
    en: "A sealed reply has no key of its own: it is under the request's",
  },
  async run(session) {
    const { reply } = await exchange(session);
    same(valueAt(reply.wire?.body, '/key'), undefined, '/key');
  },
};

const freshIv: ShanxiCheck = {
  ...onSealed,
  id: 'shanxi.sealed.fresh-iv',
  requirements,
  field: 'iv',
  title: {
    zh: '每个 sm 应答另取 iv，与请求的和其他应答的都不同',
    en: "Each sealed reply has an iv of its own, neither the request's nor another reply's",
  },
  async run(session) {
    const ivs = new Set<unknown>();
    for (let count = 0; count < 3; count += 1) {
      const { request, reply } = await exchange(session);
      const iv = `${valueAt(reply.wire?.body, '/iv')}`.toLowerCase();
      holds(iv !== request['iv'] && !ivs.has(iv), {
        expected: { zh: '另取的 iv', en: 'an iv of its own' },
        actual: shown(iv),
        at: '/iv',
      });
      ivs.add(iv);
    }
  },
};

/** A wish: nothing says how a failure comes back, but in the clear it tells what was asked. */
const failures: ShanxiCheck = {
  ...onSealed,
  id: 'shanxi.sealed.failures',
  requirements,
  severity: 'should',
  title: {
    zh: '打开了的 sm 请求失败时，应答也是 sm 应答',
    en: 'A request that was opened and failed gets a sealed reply too',
  },
  async run(session) {
    const wrong = { pwd: 'QIYUE-TEST-wrong' };
    const text = Buffer.from(JSON.stringify({ ...plainCall(session), ...wrong }));
    const { reply } = await exchange(session, sealedOperation, { text });
    refused(reply, { as: ['bad-credentials'] });
    isSealedReply(reply);
  },
};

/** Right calls in the `sm` profile, and what comes back. */
export const sealedChecks: readonly ShanxiCheck[] = [...right, noKey, freshIv, failures];
