import type { Text } from '../../spec/language.ts';
import { type LeftBehind, testPrefix } from '../result.ts';

type Kind = 'marked' | 'licence' | 'password' | 'other';

/** What a person at the endpoint may do with each kind of record that a run has left there. */
const advice: Readonly<Record<Kind, Text>> = {
  marked: {
    zh: `均为合成数据，以 ${testPrefix} 开头；若有妨碍，请在端点一侧删除。`,
    en: `They are synthetic and begin with ${testPrefix}; delete them there if they disturb.`,
  },
  licence: {
    zh: `许可编号由平台所发，所附合成文件的文件名以 ${testPrefix} 开头；若有妨碍，请在平台一侧删除。`,
    en: `The platform gave these ids to made-up documents whose file names begin with ${testPrefix}; delete them there if they disturb.`,
  },
  password: {
    zh: '这是该账号现在的密码，评测未能改回；请在平台一侧改回。',
    en: 'This is the password that the account has now: it could not be changed back. Do so there.',
  },
  other: {
    zh: '为评测所发的合成内容，端点未予拒绝；若有妨碍，请在端点一侧删除。',
    en: 'Made-up content that the endpoint did not refuse; delete it there if it disturbs.',
  },
};

/** What is to be said of these records, once for each kind of them. */
export const leftBehindAdvice = (records: readonly LeftBehind[]): readonly Text[] =>
  [...new Set(records.map(kindOf))].map((kind) => advice[kind]);

/** A licence has no name that could carry the mark; its document has. */
function kindOf({ operation, name, value }: LeftBehind): Kind {
  if (operation === 'uploadLicense' && name === 'licenseID') return 'licence';
  if (operation === 'updatePassword') return 'password';
  return value.startsWith(testPrefix) ? 'marked' : 'other';
}
