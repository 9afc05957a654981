import { EventEmitter, once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createKeyPair, type Sm2KeyPair } from '../../../spec/protocol/sm2.ts';
import { answer } from './answer.ts';
import type { Misbehaviour } from './misbehaviour.ts';
import { createRecords, type PageRequest } from './records.ts';

/** Where a provider is, and what its requests are sealed with. */
export interface ProviderFacts extends Sm2KeyPair {
  readonly url: string;
  readonly keyId: string;
  /** A time that splits its records in two. */
  readonly since: string;
}

/** A provider at work. */
export interface ServedProvider {
  readonly facts: ProviderFacts;
  misbehave(wrong: Misbehaviour | undefined): void;
  renew(count: number): void;
  /** The requests since this was asked last. */
  takeRequests(): readonly PageRequest[];
  /** Resolves once that page has been asked for. */
  reached(page: number): Promise<void>;
  close(): void;
}

const path = '/collectRecords';
const keyId = 'provider-1';

/** Serves that many records on that port of this machine; 0 takes any free port. */
export async function serveProvider(total: number, port: number): Promise<ServedProvider> {
  const keys = createKeyPair();
  const records = createRecords(total);
  let wrong: Misbehaviour | undefined;
  let times = 0;
  const requests: PageRequest[] = [];
  const seen = new EventEmitter();

  const misbehaviourOn = (request: PageRequest) => {
    requests.push(request);
    seen.emit('request');
    if (wrong?.page !== request.pageno) return undefined;
    times += 1;
    return times <= (wrong.times ?? Number.POSITIVE_INFINITY) ? wrong : undefined;
  };
  const privateKeys = (name = keyId) => (name === keyId ? keys.privateKey : undefined);
  const setting = { path, records, privateKeys, misbehaviourOn };
  const server = createServer((request, response) => {
    answer(request, response, setting).catch(() => response.destroy());
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  // What listens on a port has an address of this kind.
  const { port: taken } = server.address() as AddressInfo;
  return {
    facts: { ...keys, url: `http://127.0.0.1:${taken}${path}`, keyId, since: records.middle },
    misbehave(given) {
      wrong = given;
      times = 0;
    },
    renew: records.renew,
    takeRequests: () => requests.splice(0),
    async reached(page) {
      while (!requests.some(({ pageno }) => pageno === page)) await once(seen, 'request');
    },
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
