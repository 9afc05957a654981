import type { ApplicationTarget } from '../../target/target.ts';

/** Who logs in: the key pair of an application and one of its accounts (NM-R024 to NM-R026). */
export interface Application {
  readonly appKey: string;
  readonly appSecret: string;
  readonly account: string;
}

/** An endpoint of Inner Mongolia's kind. */
export interface NeimengguTarget extends ApplicationTarget<Application> {
  readonly contract: 'neimenggu';
  readonly disabledApplication?: Application;
  /** Seconds until a token dies; naming it is the leave to wait that long. */
  readonly sessionLifetime?: number;
}
