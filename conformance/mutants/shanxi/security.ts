import { withFields } from '../bodies.ts';
import { envelopeOf } from '../envelope.ts';
import {
  about,
  admit,
  admitAccount,
  admitLicence,
  isText,
  licencesOf,
  saying,
} from './admissions.ts';
import { after, only, pretend } from './deviations.ts';
import { calls, fieldsOf } from './requests.ts';
import type { Mutant } from './surroundings.ts';

const licence = {
  class: 'security',
  requirements: ['SX-R034', 'SX-R032', 'SX-R077', 'SX-R074'],
  operation: 'getPublicResourcesTrading',
  field: 'licenseID',
} as const;

/** Lets the wrong caller in, opens what is closed, or gives secrets away. */
export const security: readonly Mutant[] = [
  {
    ...about('accessid'),
    name: 'accessid-is-not-checked',
    class: 'security',
    says: { zh: '任何 accessid 都行', en: 'any accessid will do' },
    deviate: admit('accessid', isText),
  },
  {
    ...about('accessid'),
    name: 'accessid-of-another-account-will-do',
    class: 'security',
    says: { zh: '可以用别的账户的 accessid', en: 'the accessid of another account will do' },
    deviate: admit('accessid', (value, right, { accounts }) =>
      accounts().some(({ accessid }) => accessid === value && accessid !== right.accessid),
    ),
  },
  {
    ...about('username'),
    name: 'username-is-not-checked',
    class: 'security',
    says: { zh: '任何 username 都行', en: 'any username will do' },
    deviate: admit('username', isText),
  },
  {
    ...about('pwd'),
    name: 'password-is-not-checked',
    class: 'security',
    says: { zh: '任何 pwd 都行', en: 'any password will do' },
    deviate: admit('pwd', isText),
  },
  {
    ...about('pwd'),
    name: 'password-is-compared-without-case',
    class: 'security',
    says: { zh: 'pwd 不分大小写', en: 'capitals and small letters of a password are the same' },
    deviate: admit('pwd', (value, { pwd }) => `${value}`.toLowerCase() === pwd.toLowerCase()),
  },
  {
    ...about('pwd'),
    name: 'first-half-of-a-password-will-do',
    class: 'security',
    says: { zh: '只比较 pwd 的前一半', en: 'only the first half of a password is compared' },
    deviate: admit('pwd', (value, { pwd }) => `${value}`.startsWith(pwd.slice(0, pwd.length / 2))),
  },
  {
    name: 'disabled-account-is-served',
    class: 'security',
    requirements: ['SX-R027', 'SX-R026', 'SX-R050'],
    says: { zh: '停用的账户仍可调用', en: 'a disabled account is served' },
    deviate: admitAccount(({ disabledAccount }) => disabledAccount),
  },
  {
    name: 'grants-are-not-looked-at',
    class: 'security',
    requirements: ['SX-R026', 'SX-R050', 'SX-R027'],
    says: { zh: '没有授权的接口也可调用', en: 'an account may call what it was not granted' },
    deviate: admitAccount(({ ungrantedAccount }) => ungrantedAccount),
  },
  {
    ...licence,
    name: 'made-up-licence-is-accepted',
    says: { zh: '编造的授权标识也接受', en: 'a made-up licence is accepted' },
    deviate: admitLicence((id, around) => isText(id) && !licencesOf(around).includes(id)),
  },
  {
    ...licence,
    name: 'licence-of-another-enterprise-is-accepted',
    says: { zh: '别的企业的授权也接受', en: 'the licence of another enterprise is accepted' },
    deviate: admitLicence((id, around) => {
      const { expired, foreignLicence } = around.fixtures;
      const others = [expired?.licenseID, foreignLicence?.licenseID];
      return isText(id) && licencesOf(around).includes(id) && !others.includes(id);
    }),
  },
  {
    ...licence,
    name: 'expired-licence-is-accepted',
    says: { zh: '过期的授权也接受', en: 'an expired licence is accepted' },
    deviate: admitLicence((id, { fixtures }) => isText(id) && id === fixtures.expired?.licenseID),
  },
  {
    ...licence,
    name: 'refusal-holds-the-trades-all-the-same',
    requirements: ['SX-R034', 'SX-R060', 'SX-R032', 'SX-R087'],
    says: { zh: '拒绝时 data 里仍有交易记录', en: 'the trades stand in the refusal' },
    field: 'data',
    deviate: only(
      'getPublicResourcesTrading',
      after('failure', async (reply, request, { forward, fixtures, accounts }) => {
        const opened = await forward(withFields(request, { ...accounts()[0], ...fixtures.traded }));
        const whole = { ...envelopeOf(reply), data: envelopeOf(opened)?.['data'] };
        return { ...reply, body: Buffer.from(JSON.stringify(whole)) };
      }),
    ),
  },
  {
    name: 'refusal-repeats-the-password',
    class: 'security',
    requirements: ['SX-R042', 'SX-R050', 'SX-R039', 'SX-R057'],
    says: { zh: '拒绝时 msg 里有密码', en: 'the password stands in the refusal' },
    field: 'msg',
    deviate: after('failure', (reply, request) => {
      const { accessid, pwd } = fieldsOf(request);
      return saying(reply, `${envelopeOf(reply)?.['msg']}: accessid=${accessid}, pwd=${pwd}`);
    }),
  },
  {
    name: 'wrong-old-password-may-be-changed',
    class: 'security',
    requirements: ['SX-R007', 'SX-R050', 'SX-R042'],
    says: { zh: '原密码不对也说修改成功', en: 'a change from a wrong password is said to succeed' },
    operation: 'updatePassword',
    field: 'pwd',
    deviate: pretend(
      (request, { accounts }) =>
        calls('updatePassword')(request) &&
        isText(fieldsOf(request)['pwd']) &&
        accounts().every(({ pwd }) => pwd !== fieldsOf(request)['pwd']),
    ),
  },
];
