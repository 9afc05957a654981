/**
 * Fastify with the same schema through its own compiler, and the same work in the handler. No
 * schema for the reply: the reference server has none either. Arguments: port and database.
 */
import fastify from 'fastify';
import bundle from '../../../../generated/wuhan.zh.json' with { type: 'json' };
import { dereference } from '../../../../spec/dereference.ts';
import { service } from '../scene.ts';
import { type Body, openWork } from './work.ts';

const [port, database = ''] = process.argv.slice(2);
const answer = await openWork(database);
const { components } = dereference(bundle);

/** Verdicts as in the contract: no guessing of types, and its extensions are no mistake. */
const customOptions = {
  strict: false,
  coerceTypes: false,
  useDefaults: false,
  removeAdditional: false,
} as const;

const app = fastify({ ajv: { customOptions } });
app.post<{ Body: Body }>(
  `/ebus/kftp/v1/service/${service}`,
  { schema: { body: components.schemas['InvestorsRequest'] } },
  (request) => answer(request.headers, request.body),
);
await app.listen({ port: Number(port), host: '127.0.0.1' });
