import { createKeyPair } from '../../../spec/protocol/sm2.ts';
import type { Account, Licence } from '../../platforms/shanxi/target.ts';

/** What a platform of a test knows: accounts, enterprises, trades, licences, tokens and its key. */

const named = (username: string): Account => ({
  accessid: `access-Id_of-${username}-0123456789`,
  username: `user of ${username}`,
  pwd: `Nobody guesses what ${username} has`,
});

/** Its accounts, as a target file names them. */
export const accounts = {
  account: named('one'),
  secondAccount: named('two'),
  disabledAccount: named('disabled'),
  ungrantedAccount: { ...named('ungranted'), operation: 'getEnterpriseGrades' },
} as const;

/** One enterprise, as it is in replies. */
export interface Known {
  readonly uniscId: string;
  readonly enterpriseName: string;
  readonly assessGrade: string | null;
}

const grades = ['AA', 'A', 'B', 'C', 'D'] as const;

/** The second one has no grade. */
const enterprises = Array.from({ length: 23 }, (_, index): Known => {
  const uniscId = `91149999MA0TEST${String(index).padStart(3, '0')}`;
  const assessGrade = index === 1 ? null : (grades[index % 5] ?? null);
  return { uniscId: uniscId.replace('S', 'R'), enterpriseName: `示例${index}号`, assessGrade };
});

/** A licence as it is kept. */
export interface Kept extends Licence {
  readonly username: string;
  readonly isExpired: boolean;
}

const codeOf = (index: number): string => enterprises[index]?.uniscId ?? '';

const licence = (index: number, of: string, isExpired = false): Kept => ({
  uniscId: codeOf(index),
  licenseID: `Licence-${of}-${index}${isExpired ? '-expired' : ''}`,
  username: named(of).username,
  isExpired,
});

const shown = ({ uniscId, licenseID }: Kept): Licence => ({ uniscId, licenseID });

const kept = {
  traded: licence(0, 'one'),
  untraded: licence(2, 'one'),
  expired: licence(0, 'one', true),
  foreignLicence: licence(0, 'two'),
} as const;

/** What a target file says of it. */
export const fixtures = {
  rated: { ...enterprises[3], uniscId: codeOf(3), assessGrade: 'C' },
  unrated: { uniscId: codeOf(1) },
  unknown: { uniscId: '91149999MA0NONE000' },
  traded: shown(kept.traded),
  untraded: shown(kept.untraded),
  expired: shown(kept.expired),
  foreignLicence: shown(kept.foreignLicence),
  otherEnterprise: { uniscId: codeOf(0), licenseID: kept.untraded.licenseID },
  count: enterprises.length,
} as const;

/** The enterprise with trades has one. */
const trade = {
  type: '政府采购',
  projectName: '示例项目',
  ownerOrgName: '示例单位',
  bidPrice: '595000',
  url: 'http://ggzy.example',
  publicizingDay: '2019-01-07 13:20:24',
};

/** One of it for each endpoint: passwords change, licences and tokens are added. */
export const createState = () => ({
  enterprises,
  trades: new Map<string, readonly object[]>([[codeOf(0), [trade]]]),
  accounts: new Map(Object.values(accounts).map((one) => [one.username, { ...one }])),
  licences: new Map<string, Kept>(Object.values(kept).map((one) => [one.licenseID, one])),
  /** Whose each live token is. */
  tokens: new Map<string, string>(),
  keys: { ...createKeyPair(), keyId: 'key-1' },
});

export type State = ReturnType<typeof createState>;
