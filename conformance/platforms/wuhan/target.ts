import type { ApplicationTarget } from '../../target/target.ts';

/** Who calls: the PASSID, and the TOKEN that signs. */
export interface Application {
  readonly passid: string;
  readonly token: string;
}

/** Query parameters by name: what a fixture asks for. */
export type Filter = Readonly<Record<string, string>>;

/** Known facts about the rows behind one operation; what is missing makes checks skip. */
export interface Fixtures {
  readonly existing?: Filter;
  readonly absent?: Filter;
  readonly several?: Filter;
  readonly severalCount?: number;
  readonly combined?: Filter;
  readonly personal?: Filter;
  readonly unusual?: Filter;
}

/** A gateway of Wuhan's kind. */
export interface WuhanTarget extends ApplicationTarget<Application> {
  readonly contract: 'wuhan';
  readonly unsubscribedApplication?: Application;
  readonly limitedApplication?: Application & { readonly limit: number };
  readonly fixtures?: Readonly<Record<string, Fixtures>>;
}
