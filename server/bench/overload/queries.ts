import { randomBytes } from 'node:crypto';
import { sign } from '../../../spec/protocol/signature.ts';
import { postOf } from '../ready-request.ts';
import { passid, regnoAt, service } from '../wuhan/scene.ts';

/** Stand for what is different in each request. */
const marks = { timestamp: '<timestamp>', nonce: '<nonce>', signature: '<signature>' };

/**
 * Makes signed queries of one row as fast as the server is to be asked: there are too many of them
 * to be signed before, and the client must not become what is measured.
 */
export function createQueries(token: string): () => Buffer {
  const body = Buffer.from(JSON.stringify({ query: { pageNo: 1, regno: regnoAt(0) } }));
  const template = postOf(`/ebus/kftp/v1/service/${service}`, body, {
    'x-tif-passid': passid,
    'x-tif-timestamp': marks.timestamp,
    'x-tif-nonce': marks.nonce,
    'x-tif-signature': marks.signature,
  }).toString('latin1');
  const [start = '', behindTimestamp = '', behindNonce = '', end = ''] = template.split(
    new RegExp(Object.values(marks).join('|')),
  );
  const run = randomBytes(6).toString('hex');
  let count = 0;
  return () => {
    count += 1;
    const timestamp = String(Math.floor(Date.now() / 1000));
    const nonce = `${run}-${count}`;
    const signature = sign({ timestamp, nonce, token });
    const text = start + timestamp + behindTimestamp + nonce + behindNonce + signature + end;
    return Buffer.from(text, 'latin1');
  };
}
