import type { Generated } from 'kysely';
import type { CaseField, EntityField } from '../case-fields.ts';
import type { Collection } from '../collection-port.ts';
import type { LicenceMediaType } from '../licence-port.ts';

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
  licences: {
    /** The order in which licences were uploaded. */
    position: Generated<number>;
    contract: string;
    id: string;
    username: string;
    unisc_id: string;
    digest: Uint8Array;
    media_type: LicenceMediaType;
    bytes: number;
    file_name: string | null;
    uploaded_at: number;
    expires_at: number;
    revoked_at: number | null;
  };
  collections: {
    /** The order in which they were finished. */
    position: Generated<number>;
    contract: string;
    id: string;
    provider: string;
    started_at: number;
    finished_at: number;
    since: string | null;
    pages: number;
    records: number;
    digest: Uint8Array | null;
    outcome: Collection['outcome'];
    /** A JSON object of a text in both languages. */
    reason: string | null;
  };
  collection_records: {
    collection: number;
    position: number;
    unisc_id: string;
    enterprise_name: string;
    assess_grade: string | null;
  };
  collection_claims: {
    contract: string;
    provider: string;
    holder: string;
    pid: number;
    claimed_at: number;
    expires_at: number;
  };
  users: {
    number: Generated<number>;
    contract: string;
    username: string;
    accessid_digest: Uint8Array;
    password_hash: string;
    disabled: number;
    created_at: number;
    /** A JSON object of texts. */
    registration: string;
  };
  user_grants: { contract: string; username: string; operation: string };
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
