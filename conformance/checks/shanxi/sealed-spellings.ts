import type { Check } from '../../check.ts';
import { succeeded } from '../../expect.ts';
import { NotObserved } from '../../mismatch.ts';
import type { Envelope } from '../../platforms/shanxi/sealing.ts';
import type { ShanxiSession } from '../../platforms/shanxi/session.ts';
import { sealedParts } from '../../platforms/shanxi/tampering.ts';
import { exchange, onSealed, plainCall, sealedOperation } from './sealed-calls.ts';

type ShanxiCheck = Check<ShanxiSession>;

const base = {
  ...onSealed,
  requirements: ['SX-R030', 'SX-R029'],
} as const satisfies Partial<ShanxiCheck>;

/** Another spelling of the same call: the digest is over the bytes, whatever they are (SX-A18). */
interface Spelling {
  readonly id: string;
  readonly spell: (call: object) => string;
  readonly zh: string;
  readonly en: string;
}

const spellings: readonly Spelling[] = [
  {
    id: 'whitespace',
    spell: (call) => `\n ${JSON.stringify(call, null, '\t')} `,
    zh: '多余的空白',
    en: 'white space around everything',
  },
  {
    id: 'order',
    spell: (call) => JSON.stringify(Object.fromEntries(Object.entries(call).reverse())),
    zh: '参数顺序颠倒',
    en: 'the parameters in reverse order',
  },
  {
    id: 'escapes',
    spell: (call) => JSON.stringify(call).replace(/[A-Za-z]/g, escaped),
    zh: '字母写成 \\u 转义',
    en: 'letters written as \\u escapes',
  },
  {
    id: 'newline',
    spell: (call) => `${JSON.stringify(call)}\r\n`,
    zh: '末尾有换行',
    en: 'a line break at the end',
  },
];

const escaped = (letter: string): string =>
  `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`;

const spelled = spellings.map(
  ({ id, spell, zh, en }): ShanxiCheck => ({
    ...base,
    id: `shanxi.sealed.text.${id}`,
    requirements: [...base.requirements, 'SX-R035'],
    title: { zh: `明文可以有${zh}`, en: `The plain text can have ${en}` },
    async run(session) {
      const text = Buffer.from(spell(plainCall(session)));
      const { reply } = await exchange(session, sealedOperation, { text });
      succeeded(reply);
    },
  }),
);

const upperCase: ShanxiCheck = {
  ...base,
  id: 'shanxi.sealed.upper-case',
  title: {
    zh: '十六进制写成大写同样接受',
    en: 'Hexadecimal digits are accepted in upper case as well',
  },
  async run(session) {
    const spoil = (envelope: Envelope) => ({
      ...envelope,
      ...Object.fromEntries(sealedParts.map((name) => [name, `${envelope[name]}`.toUpperCase()])),
    });
    succeeded((await exchange(session, sealedOperation, { spoil })).reply);
  },
};

const unmarked: ShanxiCheck = {
  ...base,
  id: 'shanxi.sealed.key-unmarked',
  field: 'key',
  title: {
    zh: 'key 开头的 04 可有可无',
    en: 'The key is accepted with and without its leading 04',
  },
  async run(session) {
    const spoil = ({ key, ...rest }: Envelope) => ({
      ...rest,
      key: `${key}`.slice(2),
    });
    succeeded((await exchange(session, sealedOperation, { spoil })).reply);
  },
};

const unnamed: ShanxiCheck = {
  ...base,
  id: 'shanxi.sealed.keyId-absent',
  field: 'keyId',
  title: {
    zh: '不写 keyId，就是平台当前的公钥',
    en: "Without keyId the platform's current key is meant",
  },
  async run(session) {
    const { publicKey, keyId } = await session.publicKey();
    if (keyId === undefined) throw new NotObserved();
    succeeded((await exchange(session, sealedOperation, { recipient: { publicKey } })).reply);
  },
};

/** Right calls in the `sm` profile that are spelled in another way. */
export const spellingChecks: readonly ShanxiCheck[] = [...spelled, upperCase, unmarked, unnamed];
