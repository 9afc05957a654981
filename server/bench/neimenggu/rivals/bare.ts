/**
 * The least that does the work: `node:http`, one path, the compiled validator, one statement for
 * each row. Arguments: port and database.
 */
import { randomBytes } from 'node:crypto';
import { CaseRequest } from '../../../../generated/neimenggu.validators.js';
import { tokenDigest } from '../../../accounts/session-tokens.ts';
import { success, tokenIn } from '../../../platforms/neimenggu/domain.ts';
import { serveBarely } from '../../bare-server.ts';
import { casePath } from '../requests.ts';
import { caseIn, openStatements } from './statements.ts';

const [port, database = ''] = process.argv.slice(2);
const { session, accept } = openStatements(database);
const failure = { status: 200, body: { ackCode: 'FAILURE', errors: [] } };

serveBarely(port, casePath, async ({ url = '' }, bytes) => {
  const token = tokenIn(url.slice(casePath.length + 1));
  const receivedAt = Math.floor(Date.now() / 1000);
  const caller = token.ok ? session(tokenDigest(token.value), receivedAt) : undefined;
  const body: unknown = JSON.parse(bytes.toString());
  if (!caller || !CaseRequest(body)) return failure;
  const wanted = randomBytes(15).toString('base64url');
  const acceptid = await accept({ ...caseIn(body), ...caller, receivedAt, acceptid: wanted });
  return acceptid === undefined ? failure : { status: 200, body: { ...success, acceptid } };
});
