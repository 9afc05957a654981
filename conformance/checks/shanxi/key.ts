import { valueAt } from '../../../spec/pointer.ts';
import { isPublicKey } from '../../../spec/protocol/sm2.ts';
import type { Check } from '../../check.ts';
import type { Reply } from '../../exchange/observation.ts';
import { holds, same, succeeded } from '../../expect.ts';
import {
  keyCheck,
  recipientIn,
  rootCheck,
  type ShanxiSession,
} from '../../platforms/shanxi/session.ts';
import { shown } from '../../shown.ts';
import { onOperation } from './calls.ts';
import { callBy } from './refusals.ts';

type ShanxiCheck = Check<ShanxiSession>;

const operation = 'getPublicKey';

const base = {
  ...onOperation(operation),
  requirements: ['SX-R006'],
  field: 'publicKey',
} as const satisfies Partial<ShanxiCheck>;

/** SX-A04: what is sealed builds on this one. */
const right: ShanxiCheck = {
  ...base,
  id: keyCheck,
  title: {
    zh: '取得平台的公钥：SM2 曲线上的一点，有自己的标识',
    en: "The platform's public key is given: a point on the curve of SM2, with an id of its own",
  },
  async run({ call }) {
    const reply = await call(operation, {});
    succeeded(reply);
    same(valueAt(reply.body, '/data/algorithm'), 'SM2', '/data/algorithm');
    holds(isPublicKey(keyIn(reply)), {
      expected: {
        zh: 'SM2 曲线上的一点：04 之后是两个坐标，十六进制',
        en: 'a point on the curve of SM2: 04 and two coordinates in hexadecimal digits',
      },
      actual: shown(valueAt(reply.body, '/data/publicKey')),
      at: '/data/publicKey',
    });
    const keyId = valueAt(reply.body, '/data/keyId');
    holds(typeof keyId === 'string' && keyId.trim() !== '', {
      expected: { zh: '一个不为空的 keyId', en: 'a keyId that is not empty' },
      actual: shown(keyId),
      at: '/data/keyId',
    });
  },
};

const keyIn = (reply: Reply): string | undefined => recipientIn(reply)?.publicKey;

/** Whoever keeps the key may go on using it. */
const lasting: ShanxiCheck = {
  ...base,
  id: 'shanxi.key.lasting',
  after: [rootCheck, keyCheck],
  title: {
    zh: '再取一次，得到同一个公钥',
    en: 'Asked again, the platform gives the same public key',
  },
  async run({ call }) {
    const first = await call(operation, {});
    same(keyIn(await call(operation, {})), keyIn(first), '/data/publicKey');
  },
};

/** A wish: nothing says that a platform has one key for all. */
const forAll: ShanxiCheck = {
  ...base,
  id: 'shanxi.key.for-all',
  severity: 'should',
  needs: [...base.needs, 'secondAccount'],
  after: [rootCheck, keyCheck],
  title: {
    zh: '另一个账户取得同一个公钥',
    en: 'Another account gets the same public key',
  },
  async run(session) {
    const first = await session.call(operation, {});
    const second = await callBy(session, operation, session.target.secondAccount);
    same(keyIn(second), keyIn(first), '/data/publicKey');
  },
};

export const keyChecks: readonly ShanxiCheck[] = [right, lasting, forAll];
