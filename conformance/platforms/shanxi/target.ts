import type { Target } from '../../target/target.ts';

/** Who calls: the three system parameters (SX-R039 to SX-R042). */
export interface Account {
  readonly accessid: string;
  readonly username: string;
  readonly pwd: string;
}

/** A known enterprise. */
export interface Enterprise {
  readonly uniscId: string;
  readonly enterpriseName?: string;
  readonly assessGrade?: string;
}

/** An enterprise and the authorisation that is shown for it. */
export interface Licence {
  readonly uniscId: string;
  readonly licenseID: string;
}

/** Known facts about what the platform holds; what is missing makes checks skip. */
export interface Fixtures {
  readonly rated: Enterprise;
  readonly unrated?: Enterprise;
  readonly unknown?: Enterprise;
  readonly traded?: Licence;
  readonly untraded?: Licence;
  readonly expired?: Licence;
  readonly foreignLicence?: Licence;
  readonly otherEnterprise?: Licence;
  readonly count?: number;
}

/** What clause 5.3 and 6.2 name without a word on their shape (SX-A04). */
export type Capability = 'publicKey' | 'token' | 'password' | 'upload' | 'sm';

/** A platform of Shanxi's kind. */
export interface ShanxiTarget extends Target {
  readonly contract: 'shanxi';
  readonly account: Account;
  readonly secondAccount?: Account;
  readonly disabledAccount?: Account;
  readonly ungrantedAccount?: Account & { readonly operation: string };
  readonly capabilities?: readonly Capability[];
  readonly publicKey?: string;
  readonly fixtures: Fixtures;
}

/** Every account of a target file, the one under test first. */
export const accountsOf = (target: ShanxiTarget): readonly Account[] =>
  [target.account, target.secondAccount, target.disabledAccount, target.ungrantedAccount].filter(
    (account) => account !== undefined,
  );

/** The system parameters of an account and nothing more. */
export const systemParameters = ({ accessid, username, pwd }: Account): Account => ({
  accessid,
  username,
  pwd,
});
