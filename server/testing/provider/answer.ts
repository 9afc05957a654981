import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  type OpenedRequest,
  openRequest,
  type PrivateKeys,
  sealReply,
} from '../../../spec/protocol/sm-envelope.ts';
import { createAjv } from '../../contract.ts';
import { shippedDocuments } from '../../documents.ts';
import { readBody } from '../../http/body.ts';
import { accept, type Result, refuse } from '../../result.ts';
import { hooksOf, type Misbehaviour } from './misbehaviour.ts';
import type { PageRequest, ProviderRecords } from './records.ts';

/** What a provider is made of. */
export interface ProviderSetting {
  readonly path: string;
  readonly records: ProviderRecords;
  readonly privateKeys: PrivateKeys;
  /** What it is to do wrong with that page, this time. */
  readonly misbehaviourOn: (request: PageRequest) => Misbehaviour | undefined;
}

/** A request that is answered with a failure, which is never sealed. */
interface Failure {
  readonly status: number;
  readonly msg: string;
  readonly allow?: string;
}

/** Bytes of a request: an envelope of its few fields has less than one kilobyte. */
const longestBody = 65_536;

/** Answers one request as the webhook `collectRecords` of the contract says. */
export async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  setting: ProviderSetting,
): Promise<void> {
  const asked = await read(request, setting);
  if (!asked.ok) return fail(response, asked.refusal);
  const { page: wanted, key } = asked.value;
  const wrong = setting.misbehaviourOn(wanted);
  const hooks = wrong ? hooksOf(wrong) : {};
  if (wrong && hooks.instead) return hooks.instead(response, wrong);
  const right = setting.records.page(wanted);
  const page = wrong && hooks.page ? hooks.page(right, wrong) : right;
  if (hooks.plain) return send(response, 200, page);
  const sealed = sealReply(Buffer.from(JSON.stringify(page)), key);
  send(response, 200, wrong && hooks.envelope ? hooks.envelope(sealed, wrong) : sealed);
}

interface Asked extends Pick<OpenedRequest, 'key'> {
  readonly page: PageRequest;
}

async function read(
  request: IncomingMessage,
  { path, privateKeys }: ProviderSetting,
): Promise<Result<Asked, Failure>> {
  if (request.url?.split('?')[0] !== path) return refuse({ status: 404, msg: '没有这个接口' });
  if (request.method !== 'POST') {
    return refuse({ status: 405, msg: '只接受 POST', allow: 'POST' });
  }
  const type = request.headers['content-type'] ?? 'application/json';
  if (!/^application\/json\s*(;|$)/i.test(type)) {
    return refuse({ status: 415, msg: '请求体应为 application/json' });
  }
  const body = await readBody(request, longestBody);
  if (!body) return refuse({ status: 413, msg: '请求体过大' });
  const envelope = jsonIn(body);
  if (envelope === undefined) return refuse({ status: 400, msg: '请求体不是 JSON' });
  const opened = openRequest(envelope, privateKeys);
  if (!opened.ok) return refuse({ status: 400, msg: '加密报文打不开' });
  const { text, key } = opened.value;
  const page = pageRequest(jsonIn(text));
  return page.ok ? accept({ page: page.value, key }) : page;
}

const schema = collectRequestSchema();
const isRequest = createAjv(schema).compile<PageRequest>(schema);

function collectRequestSchema(): object {
  const { components } = shippedDocuments()['shanxi'] as {
    readonly components: { readonly schemas: Readonly<Record<string, object>> };
  };
  return components.schemas['CollectRequest'] ?? {};
}

/** SX-A52: what is null is missing, and what is not known is passed over. */
function pageRequest(given: unknown): Result<PageRequest, Failure> {
  const isObject = typeof given === 'object' && given !== null && !Array.isArray(given);
  if (!isObject) return refuse({ status: 400, msg: '明文不是 JSON 对象' });
  const fields = Object.entries(given).filter(([, value]) => value !== null);
  const request: unknown = Object.fromEntries(fields);
  if (isRequest(request)) return accept(request);
  const [error] = isRequest.errors ?? [];
  const field = error?.params['missingProperty'] ?? error?.instancePath.slice(1);
  return refuse({ status: error?.keyword === 'type' ? 400 : 200, msg: `参数有误：${field}` });
}

function jsonIn(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8').replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}

function fail(response: ServerResponse, { status, msg, allow }: Failure) {
  if (allow !== undefined) response.setHeader('allow', allow);
  send(response, status, { msg, result: 0 });
}

function send(response: ServerResponse, status: number, body: object) {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(body));
}
