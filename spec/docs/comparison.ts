import type { Language, Text } from '../language.ts';
import { html, type Markup, prose } from './markup.ts';

/** What a reader may expect of the mocks and of the reference server, side by side. */
export const comparison = (language: Language): Markup => html`<table>
<thead><tr>${columns.map((column) => html`<th>${column[language]}</th>`)}</tr></thead>
<tbody>${rows.map(
  (cells) => html`<tr>${cells.map((cell) => html`<td>${prose(cell[language])}</td>`)}</tr>`,
)}</tbody></table>`;

const columns: readonly Text[] = [
  { zh: '', en: '' },
  { zh: '模拟服务', en: 'Mock' },
  { zh: '参考服务器', en: 'Reference server' },
];

const rows: readonly (readonly Text[])[] = [
  [
    { zh: '应答', en: 'Replies' },
    {
      zh: '契约中的示例；可用请求头 `Prefer` 指定哪一个',
      en: 'Examples of the contract; the header `Prefer` chooses one',
    },
    { zh: '按请求和保存的数据生成', en: 'Computed from the request and the stored data' },
  ],
  [
    { zh: '凭据', en: 'Credentials' },
    {
      zh: '只看有没有，不核对：任何密钥、签名和令牌都通过',
      en: 'Must be present, but any secret, signature or token will do',
    },
    {
      zh: '逐项核对；演示应用的密钥随机生成，写在 `targets/` 下的目标文件里',
      en: 'Verified; the random secrets of the demo applications are in the target files in `targets/`',
    },
  ],
  [
    { zh: '状态', en: 'State' },
    {
      zh: '没有：退出登录后令牌照样可用，重复的随机串和案件都看不出来',
      en: 'None: a token outlives its logout, and repeated nonces and cases go unnoticed',
    },
    {
      zh: '有：会话、随机串、限额和案件都保存',
      en: 'Sessions, nonces, limits and cases are kept',
    },
  ],
  [
    { zh: '请求有误', en: 'Faulty requests' },
    {
      zh: '固定的示例：只报一处错误，说明不针对这个请求；有错误码对应出错字段的，用该错误码，类型不对的值也一样',
      en: 'A fixed example: one fault only, and a message about another request; where an error code belongs to the faulty field, the example of that code, even for a value of a wrong type',
    },
    {
      zh: '契约规定的错误码，说明针对这个请求',
      en: 'The error codes of the contract, with messages about this request',
    },
  ],
  [
    { zh: 'sm 报文', en: '`sm` messages' },
    {
      zh: '不解密：sm 请求得到示例的 sm 应答，只有照抄示例请求的才打得开',
      en: 'Not decrypted: a sealed request gets the sealed example, which opens only for the request of the example',
    },
    {
      zh: '用自己的私钥解密，核对摘要，以请求的密钥加密应答',
      en: 'Decrypted with a private key of its own, digest compared, reply encrypted under the key of the request',
    },
  ],
  [
    { zh: '上传的文件', en: 'Uploaded files' },
    {
      zh: '表单和 JSON 都接受，不看内容；标识总是同一个，授权查询时也不核对',
      en: 'Forms and JSON are accepted and not looked into; the id is always the same, and an authorised query does not check it',
    },
    {
      zh: '按内容辨认类型并保存；授权查询时核对账户、企业和有效期',
      en: 'Told by their content and kept; an authorised query checks account, enterprise and expiry',
    },
  ],
  [
    {
      zh: '不是 JSON 的请求体，超过 10 MiB 的请求体',
      en: 'Bodies that are not JSON, bodies over 10 MiB',
    },
    {
      zh: '前者没有应答，后者返回 413，应答不是契约的结构',
      en: 'The former are never answered, the latter get 413 and another structure than the contract says',
    },
    { zh: '按契约应答', en: 'Answered as the contract says' },
  ],
  [
    { zh: '路径或方法写错', en: 'Wrong path or method' },
    {
      zh: '应答不是契约的结构（`application/problem+json`）',
      en: 'Another structure than the contract says (`application/problem+json`)',
    },
    {
      zh: '按契约应答；不属于任何契约的路径返回 404 和 `{"error": …, "message": …}`',
      en: 'Answered as the contract says; a path of no contract gets 404 and `{"error": …, "message": …}`',
    },
  ],
];
