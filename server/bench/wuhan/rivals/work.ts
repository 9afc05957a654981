import type { IncomingHttpHeaders } from 'node:http';
import { nonceMinutes, verifySignature } from '../../../../spec/protocol/signature.ts';
import { keyFileBeside } from '../../../config.ts';
import { secretOwner } from '../../../http/security.ts';
import { openVault } from '../../../keys/key-file.ts';
import {
  credentialsIn,
  defaultRateLimit,
  failureBody,
  pageSize,
  passidIn,
  published,
  successBody,
} from '../../../platforms/wuhan/domain.ts';
import { openSqliteStores } from '../../../stores/sqlite/open.ts';
import { createWindows } from '../../../stores/windows.ts';
import { service } from '../scene.ts';
import { type Found, openStatements } from './statements.ts';

/** A request body that the contract's schema has let pass. */
export interface Body {
  readonly query: { readonly pageNo?: number | string; readonly regno: string };
}

export type Answer = (headers: IncomingHttpHeaders, body: Body) => Promise<object>;

const personal = ['INV'];

/**
 * What has to be done for a call whatever the framework: application, signature, nonce,
 * subscription, rate, rows, masking. It is written straight down for this one service, in plain
 * SQL; signature, vault, rate window, masking and envelope are the reference server's own.
 */
export async function openWork(database: string): Promise<Answer> {
  const vault = await vaultOf(database);
  const windows = createWindows();
  const { application, subscribed, rows, claim } = openStatements(database);

  async function isProved(found: Found, headers: IncomingHttpHeaders): Promise<boolean> {
    const credentials = credentialsIn(headers);
    if (!credentials.ok) return false;
    const now = Math.floor(Date.now() / 1000);
    const token = vault.unseal(found.sealed_secret, secretOwner('wuhan', found.id));
    if (!verifySignature({ ...credentials.value, token, now })) return false;
    const { nonce } = credentials.value;
    return claim([found.id, nonce, now + nonceMinutes * 60, now]);
  }

  return async (headers, { query }) => {
    const passid = passidIn(headers);
    const found = passid.ok ? application(passid.value) : undefined;
    if (!found || !(await isProved(found, headers))) return failureBody(1433, '', '');
    if (found.disabled || !subscribed(found.id, service)) return failureBody(1403, '', '');
    const limit = found.rate_limit ?? defaultRateLimit;
    const inTime = await windows.admit(found.id, limit, performance.now());
    if (!inTime) return failureBody(1141, '', '');
    const pageNo = Number(query.pageNo ?? 1);
    const page = rows(query.regno, pageSize, (pageNo - 1) * pageSize);
    return successBody(pageNo, published(page, personal));
  };
}

async function vaultOf(database: string) {
  const stores = await openSqliteStores(database);
  const vault = await openVault(keyFileBeside(database), stores.settings);
  await stores.close();
  return vault;
}
