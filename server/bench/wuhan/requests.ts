import { randomInt, randomUUID } from 'node:crypto';
import { sign } from '../../../spec/protocol/signature.ts';
import { postOf, type ReadyRequest } from '../ready-request.ts';
import { passid, regnoAt, rowCount, service } from './scene.ts';

/**
 * Signs before the clock starts, so that the client's core does little else than reading and
 * writing; each request has a nonce of its own and asks for a random row.
 */
export const queries = (token: string, count: number, rows = rowCount): readonly ReadyRequest[] =>
  Array.from({ length: count }, () => query(token, rows));

function query(token: string, rows: number): ReadyRequest {
  const regno = regnoAt(randomInt(rows));
  const timestamp = String(Math.floor(Date.now() / 1000));
  const nonce = randomUUID();
  const body = Buffer.from(JSON.stringify({ query: { pageNo: 1, regno } }));
  const bytes = postOf(`/ebus/kftp/v1/service/${service}`, body, {
    'x-tif-passid': passid,
    'x-tif-timestamp': timestamp,
    'x-tif-nonce': nonce,
    'x-tif-signature': sign({ timestamp, nonce, token }),
  });
  const row = `"REGNO":"${regno}"`;
  return {
    bytes,
    isSuccess: (reply) => reply.includes('"errcode":0,') && reply.includes(row),
  };
}
