import type { Generated } from 'kysely';
import type { CaseField, EntityField } from '../case-fields.ts';

/** The tables of the main file. Those of the datasets are made from the contracts. */
export interface MainTables {
  applications: {
    contract: string;
    id: string;
    sealed_secret: Uint8Array;
    rate_limit: number | null;
    disabled: Generated<number>;
    created_at: number;
  };
  subscriptions: { contract: string; application: string; service: string };
  accounts: { contract: string; application: string; name: string };
  cases: {
    /** The order in which cases were accepted. */
    id: Generated<number>;
    contract: string;
    application: string;
    acceptid: string;
    account: string;
    received_at: number;
    digest: Uint8Array;
    entity_count: number;
  } & Record<CaseField, string>;
  case_entities: { case_id: number; position: number } & Record<EntityField, string>;
  settings: { name: string; value: Uint8Array };
}

/** The tables of the state file: short-lived, apart, so that an import never holds up a call. */
export interface StateTables {
  nonces: { application: string; nonce: string; expires_at: number };
  sessions: {
    contract: string;
    digest: Uint8Array;
    application: string;
    account: string;
    expires_at: number;
  };
}
