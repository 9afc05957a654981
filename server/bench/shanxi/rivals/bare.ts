/**
 * The least that does the work: `node:http`, one path, the compiled validator, and no routing,
 * wording or envelope of the platform. Arguments: port and database.
 */
import { timingSafeEqual } from 'node:crypto';
import { GradeCall } from '../../../../generated/shanxi.validators.js';
import { createProofs } from '../../../accounts/password.ts';
import { accessidDigest } from '../../../accounts/users.ts';
import { config } from '../../../config.ts';
import { openKeeping } from '../../../keeping.ts';
import { serveBarely } from '../../bare-server.ts';
import { contract, gradeOperation, gradeService, type Scene } from '../scene.ts';

const [port, database = ''] = process.argv.slice(2);
const { stores, audit } = await openKeeping(config({}, { database }));
const { dataset } = await gradeService();
const proofs = createProofs();
const failure = { status: 200, body: { msg: 'failure', result: 0 } };
let calls = 0;

serveBarely(port, `/${gradeOperation}`, async (_, bytes) => {
  const start = performance.now();
  const body: unknown = JSON.parse(bytes.toString());
  if (!GradeCall(body)) return failure;
  // The validator has just said so.
  const { accessid, username, pwd, uniscId } = body as Scene & { readonly uniscId: string };
  const user = await stores.users.find(contract, username);
  const isGranted = await stores.users.isGranted(contract, username, gradeOperation);
  if (!user || !isGranted) return failure;
  if (!timingSafeEqual(user.accessidDigest, accessidDigest(accessid))) return failure;
  if (!(await proofs.proves(pwd, user.passwordHash))) return failure;
  const data = await stores.datasets.find(dataset, uniscId);
  calls += 1;
  await audit.append({
    ...{ at: Date.now(), contract, requestId: String(calls), username, uniscId, licenseID: null },
    ...{ operation: gradeOperation, outcome: 'success', reason: null },
    milliseconds: performance.now() - start,
  });
  return data ? { status: 200, body: { msg: '', result: 1, data } } : failure;
});
