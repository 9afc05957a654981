import type { Contract } from '../../contract/contract.ts';
import type { Reply } from '../../exchange/observation.ts';
import { holds } from '../../expect.ts';
import { shown } from '../../shown.ts';

/** One entry of `errors`, as far as it is one. */
export interface Entry {
  readonly errorCode?: unknown;
  readonly message?: unknown;
}

/** The entries of a refusal; none where the reply has no list of them. */
export function entriesOf({ body }: Reply): readonly Entry[] {
  const { errors } = (body ?? {}) as { readonly errors?: unknown };
  if (!Array.isArray(errors)) return [];
  return errors.filter((entry) => typeof entry === 'object' && entry !== null);
}

/** The codes of a refusal in their order; a number is read like its digits (NM-A40). */
export const codesOf = (reply: Reply): readonly string[] =>
  entriesOf(reply).map(({ errorCode }) => `${errorCode}`);

/** The code that the document has for a fault of this field, e.g. 14003 for `illegality`. */
export function codeFor({ document }: Contract, field: string) {
  const code = document['x-result-codes'].find(({ 'x-fields': fields }) => fields?.includes(field));
  if (!code) throw new Error(`no result code is for ${field}`);
  return code;
}

/** What an acceptance says it can be told by. */
export type Acceptid = string | number;

/** NM-A03, NM-A34: the acceptid under either spelling, also as a number. */
export function acceptidOf(reply: Reply): Acceptid {
  const { acceptid, accpetid } = (reply.body ?? {}) as Readonly<Record<string, unknown>>;
  const given = acceptid ?? accpetid;
  const isThere = typeof given === 'number' || (typeof given === 'string' && given.trim() !== '');
  holds(isThere, {
    expected: { zh: '业务受理号 acceptid', en: 'an acceptid' },
    actual: shown(given),
    at: '/acceptid',
    advice: {
      zh: '受理的案件都给出业务受理号，是不为空的字符串。',
      en: 'Give every accepted case an acceptid, a string that is not empty.',
    },
  });
  return given;
}
