/**
 * The least that does the work: `node:http`, one path, the compiled validator.
 * Arguments: port and database.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { InvestorsRequest } from '../../../generated/wuhan.validators.js';
import { failureBody } from '../../platforms/wuhan/domain.ts';
import { service } from '../scene.ts';
import { type Body, openWork } from './work.ts';

const [port, database = ''] = process.argv.slice(2);
const answer = await openWork(database);

createServer((request, response) => {
  if (request.method !== 'POST' || request.url !== `/ebus/kftp/v1/service/${service}`) {
    return reply(response, 404, {});
  }
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  return request.on('end', () => respond(request, response, Buffer.concat(chunks)));
}).listen(Number(port), '127.0.0.1');

async function respond(request: IncomingMessage, response: ServerResponse, bytes: Buffer) {
  try {
    const body: unknown = JSON.parse(bytes.toString());
    if (!InvestorsRequest(body)) return reply(response, 200, failureBody(500, '', ''));
    // The validator has just said so.
    return reply(response, 200, await answer(request.headers, body as Body));
  } catch {
    return reply(response, 400, failureBody(500, '', ''));
  }
}

function reply(response: ServerResponse, status: number, body: object) {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
  });
  response.end(text);
}
