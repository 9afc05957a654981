/**
 * The least that does the work: `node:http`, one path, the compiled validator.
 * Arguments: port and database.
 */
import { InvestorsRequest } from '../../../../generated/wuhan.validators.js';
import { failureBody } from '../../../platforms/wuhan/domain.ts';
import { serveBarely } from '../../bare-server.ts';
import { service } from '../scene.ts';
import { type Body, openWork } from './work.ts';

const [port, database = ''] = process.argv.slice(2);
const work = await openWork(database);

serveBarely(port, `/ebus/kftp/v1/service/${service}`, async ({ headers }, bytes) => {
  const body: unknown = JSON.parse(bytes.toString());
  if (!InvestorsRequest(body)) return { status: 200, body: failureBody(500, '', '') };
  // The validator has just said so.
  return { status: 200, body: await work(headers, body as Body) };
});
