import type { Generated } from 'kysely';

/** The tables of the main file. Those of the datasets are made from the contracts. */
export interface MainTables {
  applications: {
    contract: string;
    passid: string;
    sealed_token: Uint8Array;
    rate_limit: number | null;
    disabled: Generated<number>;
    created_at: number;
  };
  subscriptions: { contract: string; passid: string; service: string };
  settings: { name: string; value: Uint8Array };
}

/** The table of the state file: short-lived, apart, so that an import never holds up a call. */
export interface StateTables {
  nonces: { passid: string; nonce: string; expires_at: number };
}
