import type { Text } from '../../spec/language.ts';

/** A detail of a user's platform that the operator keeps on record. */
interface RegistrationField {
  /** Its name in the store, and commander's name of its option. */
  readonly name: string;
  readonly flags: string;
  readonly label: Text;
}

/** SX-R013: the register of platforms; the number that belongs to it the store gives (SX-A46). */
export const registrationFields: readonly RegistrationField[] = [
  {
    name: 'platformName',
    flags: '--platform-name <text>',
    label: { zh: '平台名称', en: 'platform' },
  },
  { name: 'domain', flags: '--domain <text>', label: { zh: '域名', en: 'domain' } },
  { name: 'serverIp', flags: '--server-ip <text>', label: { zh: '服务器 IP', en: 'server IP' } },
  { name: 'operator', flags: '--operator <text>', label: { zh: '运营单位', en: 'operator' } },
  { name: 'contact', flags: '--contact <text>', label: { zh: '联系人', en: 'contact' } },
  { name: 'phone', flags: '--phone <text>', label: { zh: '联系电话', en: 'phone' } },
];
