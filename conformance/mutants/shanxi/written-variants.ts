import { type Change, isObject, map, put } from '../envelope.ts';
import { escaped, respaced, reversed } from '../rewritten.ts';
import { after, eachCompany, eachTrade, edit, only } from './deviations.ts';
import { renamed } from './renamed.ts';
import type { Variant } from './surroundings.ts';

/** Tolerated oddities in how a reply is written: those of the whole reply. */
export const writtenVariants: readonly Variant[] = [
  {
    name: 'single-lookup-is-flat',
    tolerated: 'SX-A20',
    says: { zh: '单个查询的字段与 msg 并列', en: 'a single lookup is flat, as in the table' },
    deviate: only('getEnterpriseGrade', edit('success', flat)),
  },
  {
    name: 'list-is-flat',
    tolerated: 'SX-A20',
    says: { zh: '批量的字段与 msg 并列', en: 'the list stands beside msg, as in the table' },
    deviate: only('getEnterpriseGrades', edit('success', flat)),
  },
  {
    name: 'companies-are-padded',
    tolerated: 'SX-A21',
    says: { zh: '企业的值前后有空白', en: 'the values of enterprises have blanks around them' },
    deviate: eachCompany(padded),
  },
  {
    name: 'trades-are-padded',
    tolerated: 'SX-A21',
    says: { zh: '交易的值前后有空白', en: 'the values of trades have blanks around them' },
    deviate: eachTrade(padded),
  },
  {
    name: 'msg-in-other-words',
    tolerated: 'SX-A23',
    says: { zh: 'msg 只说成功或失败', en: 'msg tells success or failure and no more' },
    deviate: (request, around) =>
      edit('failure', put('msg', 'FAILED'))(request, {
        ...around,
        forward: (one) => edit('success', put('msg', 'OK'))(one, around),
      }),
  },
  {
    name: 'msg-of-success-is-empty',
    tolerated: 'SX-A23',
    says: { zh: '成功时 msg 为空', en: 'msg is empty on success' },
    deviate: edit('success', put('msg', '')),
  },
  {
    name: 'page-numbers-are-texts',
    tolerated: 'SX-A30',
    says: { zh: '页码、总数和每页行数是数字串', en: 'the numbers of a page are texts' },
    deviate: only(
      'getEnterpriseGrades',
      edit(
        'success',
        ...['pageno', 'count', 'pagesize'].map((name) => map(`data.${name}`, String)),
      ),
    ),
  },
  {
    name: 'trades-stand-in-an-object',
    tolerated: 'SX-A33',
    says: { zh: '交易列表放在对象里', en: 'the list of trades stands in an object' },
    deviate: only(
      'getPublicResourcesTrading',
      edit(
        'success',
        map('data', (list) => ({ list })),
      ),
    ),
  },
  {
    name: 'trades-do-not-name-the-enterprise',
    tolerated: 'SX-A33',
    says: { zh: '交易没有代码和名称', en: 'trades hold neither code nor name' },
    deviate: eachTrade(({ uniscId: _, enterpriseName: __, ...trade }) => trade),
  },
  trade(
    'day-has-no-time',
    'SX-A34',
    { zh: '公告日期没有时间', en: 'the day has no time' },
    (one) => ({
      ...one,
      publicizingDay: `${one['publicizingDay']}`.slice(0, 10),
    }),
  ),
  trade(
    'price-is-a-number',
    'SX-A35',
    { zh: '金额是数', en: 'the price is a number' },
    map('bidPrice', Number),
  ),
  trade(
    'price-is-empty',
    'SX-A35',
    { zh: '金额为空', en: 'the price is empty' },
    put('bidPrice', ''),
  ),
  trade(
    'type-is-a-seventh',
    'SX-A36',
    { zh: '六种以外的类型', en: 'a type beyond the six' },
    put('type', '碳排放权'),
  ),
  trade(
    'url-is-a-bare-site',
    'SX-A37',
    { zh: '链接只有网站', en: 'a link is the root of a site' },
    put('url', 'http://ggzy.example'),
  ),
  {
    name: 'public-key-in-capitals',
    tolerated: 'SX-A15',
    says: { zh: '公钥用大写的十六进制', en: 'the public key is in capital digits' },
    deviate: only(
      'getPublicKey',
      edit(
        'success',
        map('data.publicKey', (hex) => `${hex}`.toUpperCase()),
      ),
    ),
  },
  {
    name: 'public-key-without-its-mark',
    tolerated: 'SX-A15',
    says: { zh: '公钥开头没有 04', en: 'the public key lacks its mark 04' },
    deviate: only(
      'getPublicKey',
      edit(
        'success',
        map('data.publicKey', (hex) => `${hex}`.replace(/^04(?=.{128}$)/, '')),
      ),
    ),
  },
  {
    name: 'licence-has-another-form',
    tolerated: 'SX-A07',
    says: { zh: '授权标识带汉字和斜线', en: 'a licence has Han characters and slashes' },
    deviate: renamed('uploadLicense', 'licenseID', (id) => `晋授权/2026/${id}`),
  },
  {
    name: 'unknown-fields-everywhere',
    tolerated: 'rule 6',
    says: { zh: '多出不认识的字段', en: 'fields that nobody knows stand everywhere' },
    deviate: edit('any', put('traceId', 'b7c1'), put('timestamp', 1772640000)),
  },
  {
    name: 'fields-in-another-order',
    tolerated: 'rule 6',
    says: { zh: '字段顺序相反', en: 'fields come in reverse order' },
    deviate: edit('any', (envelope) => reversed(envelope)),
  },
  {
    name: 'json-with-white-space',
    tolerated: 'SX-A21',
    says: { zh: 'JSON 带缩进和换行', en: 'JSON is indented' },
    deviate: after('any', respaced),
  },
  {
    name: 'json-with-escapes',
    tolerated: 'SX-A21',
    says: { zh: '汉字写成 \\u 转义', en: 'Han characters are written as escapes' },
    deviate: after('any', escaped),
  },
];

function flat(envelope: Readonly<Record<string, unknown>>): unknown {
  const { data, ...rest } = envelope;
  return isObject(data) ? { ...rest, ...data } : envelope;
}

/** As the samples are printed. */
function padded(row: Readonly<Record<string, unknown>>): unknown {
  const entries = Object.entries(row).map(([name, value]) => [
    name,
    typeof value === 'string' ? ` ${value} ` : value,
  ]);
  return Object.fromEntries(entries);
}

function trade(name: string, tolerated: string, says: Variant['says'], change: Change): Variant {
  return { name, tolerated, says, deviate: eachTrade(change) };
}
