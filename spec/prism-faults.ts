import type { Text } from './language.ts';

/** A request that Prism 5.16 answers otherwise than the contract says, whatever the document. */
export interface PrismFault {
  readonly says: Text;
  readonly path?: string;
  readonly init: RequestInit;
  /** What it does instead: the status and media type of its reply, or no reply at all. */
  readonly does: 'never answers' | `${number} ${string}`;
}

const body = '{"query":{"pageNo":1}}';
const json = { 'content-type': 'application/json' };

/** Prism's own faults: known, tested, and no news when a judge reports them of the mock. */
export const prismFaults: readonly PrismFault[] = [
  {
    says: { zh: '不是 JSON 的报文没有应答', en: 'a body that is not JSON is never answered' },
    init: { method: 'POST', headers: json, body: '{"query":' },
    does: 'never answers',
  },
  {
    says: { zh: '带 BOM 的报文没有应答', en: 'a body with a BOM is never answered' },
    init: { method: 'POST', headers: json, body: `\uFEFF${body}` },
    does: 'never answers',
  },
  {
    says: { zh: 'application/json; utf-8 得到 500', en: 'application/json; utf-8 gives 500' },
    init: { method: 'POST', headers: { 'content-type': 'application/json; utf-8' }, body },
    does: '500 application/json; charset=utf-8',
  },
  {
    says: { zh: '未知路径的应答不是契约的结构', en: 'an unknown path gets another envelope' },
    path: '/nowhere',
    init: { method: 'POST', headers: json, body },
    does: '404 application/problem+json',
  },
  {
    says: { zh: '方法不对时应答不是契约的结构', en: 'a wrong method gets another envelope' },
    init: { method: 'GET' },
    does: '405 application/problem+json',
  },
  {
    says: {
      zh: '超过 10 MiB 的报文得到 413，应答不是契约的结构',
      en: 'over 10 MiB gets 413 and another envelope',
    },
    init: { method: 'POST', headers: json, body: JSON.stringify('x'.repeat(10 * 1024 * 1024)) },
    does: '413 application/json; charset=utf-8',
  },
];
