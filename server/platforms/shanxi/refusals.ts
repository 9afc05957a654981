import { inBoth, type Text } from '../../../spec/language.ts';
import type { Reply } from '../../http/http.ts';
import { messagesIn, replyTo } from '../../result-codes.ts';
import { failure, type Refusal, type RefusalKind } from './domain.ts';

type Wording = (says: Text) => string;

const always =
  (text: Text): Wording =>
  () =>
    inBoth(text);

const after =
  (beginning: string): Wording =>
  (says) =>
    `${beginning}${inBoth(says)}`;

/** SX-A45: whoever is refused, for whatever reason, reads this and nothing else. */
const notAuthorised = always({
  zh: '鉴权失败：请核对 accessid、username、pwd 和接口权限',
  en: 'not authorised',
});

/** SX-A08: nobody learns whose a licence is, or whether there is one. */
const invalidLicence = always({ zh: '授权协议无效', en: 'the licence does not hold' });

/** Where an envelope broke would help whoever tries to open somebody else's (SX-A18). */
const unopened = always({ zh: '加密报文打不开', en: 'the sealed message cannot be opened' });

const badParameter = after('参数有误：');

/** Rule 5 of the readings: what the wire says for each refusal; the result code is always 0. */
const table = {
  'bad-credentials': [200, 0, notAuthorised],
  'disabled-user': [200, 0, notAuthorised],
  'not-granted': [200, 0, notAuthorised],
  'dead-token': [200, 0, notAuthorised],
  'unknown-licence': [200, 0, invalidLicence],
  'licence-of-another-account': [200, 0, invalidLicence],
  'licence-of-another-enterprise': [200, 0, invalidLicence],
  'expired-licence': [200, 0, invalidLicence],
  'revoked-licence': [200, 0, invalidLicence],
  'bad-parameter': [200, 0, badParameter],
  'unknown-enterprise': [200, 0, inBoth],
  'wrong-type': [400, 0, badParameter],
  'bad-envelope': [400, 0, unopened],
  malformed: [400, 0, inBoth],
  'unknown-path': [404, 0, inBoth],
  'wrong-method': [405, 0, inBoth],
  'too-large': [413, 0, inBoth],
  'media-type': [415, 0, inBoth],
  'too-busy': [429, 0, inBoth],
  overloaded: [503, 0, inBoth],
  // For the audit alone: nobody is there any more to read it.
  'cut-off': [400, 0, inBoth],
  'server-fault': [500, 0, after('平台内部出错，')],
} as const satisfies Record<RefusalKind, readonly [status: number, result: number, Wording]>;

/** Words refusals; the document must know the result code that they have. */
export function createWording(document: object): (refusal: Refusal) => Reply {
  messagesIn(document, table);
  return (refusal) => {
    const { kind, says } = refusal;
    const [status, result, wording] = table[kind];
    const body = failure(wording(says));
    return replyTo(refusal, { status, body, note: { result, refusal: kind } });
  };
}
