/**
 * A small data provider in a process of its own, for tests and to try `qiyue collect` and the judge
 * on: `node server/testing/provider/main.ts --records 2500 --write-target provider.yaml`.
 * It does right unless `--misbehave` says otherwise, in the JSON of a `Misbehaviour`.
 */
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { stringify } from 'yaml';
import { replacePrivateFile } from '../../keys/private-file.ts';
import type { Misbehaviour } from './misbehaviour.ts';
import { type ProviderFacts, type ServedProvider, serveProvider } from './serve.ts';

/** What the process that started this one may ask of it; it answers with the requests so far. */
export interface Order {
  readonly misbehave?: Misbehaviour | null;
  readonly renew?: number;
  /** Answer only when this page has been asked for. */
  readonly reached?: number;
}

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    records: { type: 'string', default: '2500' },
    'write-target': { type: 'string' },
    misbehave: { type: 'string' },
  },
});

const provider = await serveProvider(Number(values.records), Number(values.port));
const { facts } = provider;
if (values.misbehave !== undefined) provider.misbehave(JSON.parse(values.misbehave));
if (values['write-target'] !== undefined) writeTarget(values['write-target'], facts);
if (process.send) obey(provider);
else process.stdout.write(`${facts.url}\n`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, provider.close);

/** What the judge's role `shanxi-provider` needs. */
function writeTarget(file: string, { url, publicKey, keyId, since }: ProviderFacts) {
  const target = { contract: 'shanxi-provider', url, rate: 4000, publicKey, keyId, since };
  mkdirSync(dirname(file), { recursive: true });
  replacePrivateFile(file, stringify(target));
}

function obey({ misbehave, renew, reached, takeRequests, close }: ServedProvider) {
  process.on('message', async ({ misbehave: wrong, renew: count, reached: page }: Order) => {
    if (wrong !== undefined) misbehave(wrong ?? undefined);
    if (count !== undefined) renew(count);
    if (page !== undefined) await reached(page);
    process.send?.(takeRequests());
  });
  process.once('disconnect', close);
  process.send?.(facts);
}
