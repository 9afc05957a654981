import { valueAt } from '../../../spec/pointer.ts';
import type { Check } from '../../check.ts';
import { holds, same, succeeded } from '../../expect.ts';
import type { Envelope } from '../../platforms/shanxi/sealing.ts';
import { rightParameters } from '../../platforms/shanxi-provider/hands.ts';
import { type ProviderSession, rootCheck } from '../../platforms/shanxi-provider/session.ts';
import { shown } from '../../shown.ts';
import { collecting, onCollecting } from './calls.ts';

type ProviderCheck = Check<ProviderSession>;

/** SX-R019, SX-R020: everything else builds on this one. */
const right: ProviderCheck = {
  severity: 'must',
  source: 'hand-written',
  operation: collecting,
  id: rootCheck,
  requirements: ['SX-R019', 'SX-R020', 'SX-R023', 'SX-R021', 'SX-R022'],
  field: 'recordList',
  title: { zh: '采集第一页，得到记录', en: 'The first page can be collected' },
  run: async ({ collect }) => succeeded(await collect(rightParameters)),
};

const sealed: ProviderCheck = {
  ...onCollecting,
  id: 'shanxi-provider.collect.sealed',
  requirements: ['SX-R021', 'SX-R022'],
  field: 'encrypted',
  title: {
    zh: '应答是 sm 报文，摘要与解密得到的字节相符',
    en: 'The reply is sealed, and its digest is that of the bytes within',
  },
  async run({ collect }) {
    const reply = await collect(rightParameters);
    holds(reply.wire !== undefined, {
      expected: { zh: 'sm 应答', en: 'a sealed reply' },
      actual: { zh: '普通应答', en: 'a plain one' },
      at: '',
      advice: {
        zh: '用请求的 SM4 密钥加密应答，digest 是加密前字节的 SM3。',
        en: "Seal the reply under the request's SM4 key; digest is the SM3 of the bytes before.",
      },
    });
  },
};

const afterSealed = { ...onCollecting, after: [rootCheck, sealed.id] };

const noKey: ProviderCheck = {
  ...afterSealed,
  id: 'shanxi-provider.collect.reply-without-key',
  requirements: ['SX-R021'],
  field: 'key',
  title: {
    zh: '应答不带 key，用的是请求的 SM4 密钥',
    en: "The reply has no key of its own: it is under the request's",
  },
  async run({ collect }) {
    same(valueAt((await collect(rightParameters)).wire?.body, '/key'), undefined, '/key');
  },
};

const freshIv: ProviderCheck = {
  ...afterSealed,
  id: 'shanxi-provider.collect.fresh-iv',
  requirements: ['SX-R021'],
  field: 'iv',
  title: {
    zh: '每个应答另取 iv，与请求的和其他应答的都不同',
    en: "Each reply has an iv of its own, neither the request's nor another reply's",
  },
  async run({ collect }) {
    const ivs = new Set<unknown>();
    const spoil = (envelope: Envelope) => {
      ivs.add(envelope['iv']);
      return envelope;
    };
    for (let count = 0; count < 3; count += 1) {
      const { wire } = await collect(rightParameters, { sealing: { spoil } });
      const iv = `${valueAt(wire?.body, '/iv')}`.toLowerCase();
      holds(!ivs.has(iv), {
        expected: { zh: '另取的 iv', en: 'an iv of its own' },
        actual: shown(iv),
        at: '/iv',
      });
      ivs.add(iv);
    }
  },
};

/** A page that comes, and how it is sealed. */
export const collectChecks: readonly ProviderCheck[] = [right, sealed, noKey, freshIv];
