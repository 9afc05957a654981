import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { createSingleProcessPrism } from '@stoplight/prism-cli/dist/util/createServer.js';
import { dereference } from './dereference.ts';
import { choosingExamples, examplesOf, type Prism } from './mocked-examples.ts';
import { UsageError } from './usage-error.ts';

/** A running mock of one contract: it answers the contract's examples and keeps no state. */
export interface Mock {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/**
 * Serves the examples of an OpenAPI document with Prism on the loopback interface. Without a port
 * it takes a free one. `Prefer: code=200, example=…` chooses among the examples, whatever was sent;
 * without it a faulty request gets the refusal that fits, and a sealed one a sealed reply.
 */
export async function startMock(wanted: {
  readonly document: string;
  readonly port?: number;
  /** What Prism prints: nothing, or each request and what it thinks of it. */
  readonly log?: 'silent' | 'info';
}): Promise<Mock> {
  const port = wanted.port ?? (await freePort());
  const server = await createSingleProcessPrism({
    ...settings,
    verboseLevel: wanted.log ?? 'silent',
    document: wanted.document,
    port,
  }).catch((cause: unknown) => {
    throw portRefused(port, cause);
  });
  if (!server) throw new Error('Prism started without a server');
  chooseExamples(server.prism, wanted.document);
  return { url: `http://${settings.host}:${port}`, close: () => server.close() };
}

/** Static examples only: what Prism invents would not pass the judge. */
const settings = {
  host: '127.0.0.1',
  cors: true,
  dynamic: false,
  multiprocess: false,
  errors: false,
  ignoreExamples: false,
  seed: '',
  jsonSchemaFakerFillProperties: true,
} as const;

/** A document without a table of codes, which is no contract, is left to Prism. */
function chooseExamples(prism: Prism, document: string) {
  const bundle = JSON.parse(readFileSync(document, 'utf8'));
  if (!('x-result-codes' in bundle)) return;
  prism.request = choosingExamples(prism.request, examplesOf(dereference(bundle)));
}

/** Prism rejects with the bare message of the operating system. */
function portRefused(port: number, cause: unknown): unknown {
  if (!/EADDRINUSE|EACCES/.test(String(cause))) return cause;
  return new UsageError({
    zh: `端口 ${port} 用不了（${cause}）；用 --port 换一个`,
    en: `Port ${port} cannot be used (${cause}); choose another with --port`,
  });
}

/** Prism does not say which port it got, so one is found for it. */
const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, settings.host, () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' ? (address?.port ?? 0) : 0));
    });
  });
