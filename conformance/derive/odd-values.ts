import type { Text } from '../../spec/language.ts';
import type { Check } from '../check.ts';
import type { Reply } from '../exchange/observation.ts';
import { told } from '../expect.ts';
import { Mismatch } from '../mismatch.ts';

/** Values that JSON allows and programs stumble over, as they go over the wire. */
interface OddValue extends Text {
  readonly json: string;
  /** What stands before it under the same name: which of the two counts, JSON leaves open. */
  readonly before?: string;
}

const oddValues: readonly OddValue[] = [
  { json: '"\\ud800"', zh: '落单的代理项', en: 'a lone surrogate' },
  { json: '"qiyue\\u0000"', zh: '含 NUL 的字符串', en: 'a string with a NUL' },
  { json: '"\\u202eqiyue\\u200f"', zh: '改变书写方向的字符', en: 'characters that turn the text' },
  { json: '1e400', zh: '大得装不下的数', en: 'a number too large for any double' },
  { json: '9'.repeat(400), zh: '四百位的整数', en: 'an integer of four hundred digits' },
  { json: '-0', zh: '负零', en: 'minus zero' },
  { json: '{"__proto__":{"x":1},"constructor":null}', zh: '原型', en: 'an object with __proto__' },
  { json: '"qiyue"', before: '""', zh: '重复的成员', en: 'a member given twice' },
];

/** What the check of odd values needs to know of an operation. */
export interface OddValueRules<Session> {
  readonly contractId: string;
  readonly base: Pick<Check<Session>, 'source' | 'operation' | 'after' | 'needs'>;
  readonly requirements: Check<Session>['requirements'];
  /** The text field that they stand in. */
  readonly field: string;
  /** Sends a body that is right, but that it holds these members in the place of the field. */
  readonly send: (session: Session, members: string) => Promise<Reply>;
  /** A right call, which has to be served afterwards. */
  readonly control: (session: Session) => Promise<void>;
}

/** Whether such a value is served or refused is open; that the envelope answers it is not. */
export function deriveOddValueCheck<Session>({
  contractId,
  base,
  requirements,
  field,
  send,
  control,
}: OddValueRules<Session>): Check<Session> {
  return {
    ...base,
    id: `${contractId}.body.${base.operation}.odd-values`,
    requirements,
    severity: 'must',
    field,
    title: {
      zh: `${field} 为合法而罕见的 JSON 值时，也答以约定的结构`,
      en: `JSON values for ${field} that are legal and rare are answered in the envelope too`,
    },
    async run(session) {
      for (const { json, before, ...says } of oddValues) {
        const members = [before, json].filter((one) => one !== undefined);
        const text = members.map((one) => `${JSON.stringify(field)}:${one}`).join(',');
        await answered(says, () => send(session, text));
      }
      await control(session);
    },
  };
}

/** The reply is of the interface; throws a `Mismatch` that names the value. */
async function answered(says: Text, send: () => Promise<Reply>): Promise<void> {
  try {
    const reply = await send();
    const fault = reply.frame.find(({ kind }) => kind !== 'content-type');
    if (fault) throw new Mismatch(fault);
    if (reply.outcomes.length === 0) throw new Mismatch({ ...enveloped, actual: told(reply) });
  } catch (error) {
    throw error instanceof Mismatch ? error.about(says) : error;
  }
}

const enveloped = {
  expected: { zh: '约定结构的应答', en: 'a reply in the envelope' },
  advice: {
    zh: '在最外层捕获一切错误，并以约定的结构作答。',
    en: 'Catch every error at the outermost place and answer it in the envelope.',
  },
};
