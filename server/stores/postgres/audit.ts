import type { Pool } from 'pg';
import type { Audit, AuditReader } from '../audit-port.ts';
import type { AuditKeys } from '../engine-port.ts';
import { appending } from '../sql/audit-appending.ts';
import { type Chain, createChain } from '../sql/audit-chain.ts';
import { auditPages } from '../sql/audit-query.ts';
import { type AuditTables, auditMigrations } from '../sql/audit-tables.ts';
import { verified } from '../sql/audit-verification.ts';
import { connect } from './connection.ts';
import { migrate } from './migrate.ts';
import { unusable } from './open.ts';
import { callTerms, longTerms, openPool } from './pool.ts';

/** One row at a time can be the last: more connections would only wait for each other. */
const auditTerms = { ...callTerms, most: 2 };

/** SX-R018: opens the audit in a PostgreSQL database; its instances write one record together. */
export async function openPostgresAudit(url: string, vault: AuditKeys): Promise<Audit> {
  const pool = openPool(url, auditTerms);
  const connection = connect<AuditTables>(pool);
  const chain = createChain(vault);
  try {
    await migrate(connection.sql, 'audit', auditMigrations(chain, connection.vocabulary));
    return { ...readerOf(pool, chain), ...(await appending(connection, chain)) };
  } catch (error) {
    await pool.end();
    throw unusable(error);
  }
}

/** Opens the audit to read it; nothing in it is changed. */
export async function openPostgresAuditReader(url: string, vault: AuditKeys): Promise<AuditReader> {
  const pool = openPool(url, longTerms);
  try {
    await pool.query('select from calls limit 0');
    return readerOf(pool, createChain(vault));
  } catch (error) {
    await pool.end();
    throw unusable(error);
  }
}

/** A row that is there can be read: of a damaged page PostgreSQL tells in its own words. */
const isDamage = () => false;

function readerOf(pool: Pool, chain: Chain): AuditReader {
  const connection = connect<AuditTables>(pool);
  return {
    query: (query) => auditPages(connection, query),
    verify: (verification) => verified({ connection, chain, isDamage }, verification),
    close: () => pool.end(),
  };
}
