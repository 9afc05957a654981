import { randomInt, randomUUID } from 'node:crypto';
import { sign } from '../../spec/protocol/signature.ts';
import { regnoAt, rowCount, type Scene, service } from './scene.ts';

/** A request as bytes, and the registration number that its reply has to hold. */
export interface ReadyRequest {
  readonly bytes: Buffer;
  readonly regno: string;
}

/**
 * Signs before the clock starts, so that the client's core does little else than reading and
 * writing; each request has a nonce of its own and asks for a random row.
 */
export const readyRequests = (scene: Scene, count: number): readonly ReadyRequest[] =>
  Array.from({ length: count }, () => readyRequest(scene));

function readyRequest({ passid, token }: Scene): ReadyRequest {
  const regno = regnoAt(randomInt(rowCount));
  const timestamp = String(Math.floor(Date.now() / 1000));
  const nonce = randomUUID();
  const body = JSON.stringify({ query: { pageNo: 1, regno } });
  const head = [
    `POST /ebus/kftp/v1/service/${service} HTTP/1.1`,
    'host: 127.0.0.1',
    'accept: application/json',
    'content-type: application/json',
    `content-length: ${body.length}`,
    `x-tif-passid: ${passid}`,
    `x-tif-timestamp: ${timestamp}`,
    `x-tif-nonce: ${nonce}`,
    `x-tif-signature: ${sign({ timestamp, nonce, token })}`,
  ];
  return { bytes: Buffer.from(`${head.join('\r\n')}\r\n\r\n${body}`), regno };
}
