/**
 * What the judge is measured by: the same requests, one after the other, and nothing done with
 * the replies. Argument: a plan as JSON. Prints the milliseconds of the loop.
 */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type Dispatcher, Pool } from 'undici';
import { type Plan, renewal } from './plan.ts';

const [file = ''] = process.argv.slice(2);
// The other half of this bench has written it.
const plan = JSON.parse(readFileSync(file, 'utf8')) as Plan;
const pool = new Pool(plan.origin);
const renewed = renewal(plan, randomUUID);

const start = performance.now();
for (const planned of plan.requests) {
  const { method, path, headers, body } = renewed(planned, Math.floor(Date.now() / 1000));
  const reply = await pool.request({
    path,
    method: method as Dispatcher.HttpMethod,
    headers: headers.flat(),
    body,
  });
  await reply.body.arrayBuffer();
}
process.stdout.write(`${performance.now() - start}\n`);
await pool.close();
