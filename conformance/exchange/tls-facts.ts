import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { type PeerCertificate, TLSSocket } from 'node:tls';

/** What was agreed with an endpoint before the first byte, and who it says it is. */
export interface TlsFacts {
  readonly protocol: string;
  readonly cipher: string;
  readonly subject: string;
  readonly issuer: string;
  /** ISO 8601. */
  readonly validTo: string;
}

/** Keeps the facts of the first connection to a target. */
export interface TlsWatch {
  /** Null before it, and over plain HTTP. */
  readonly facts: () => TlsFacts | null;
  readonly stop: () => void;
}

const connected = 'undici:client:connected';

/** Listens where the client tells of connections, whether or not a proxy stands between. */
export function watchTls(url: string): TlsWatch {
  const { protocol, host } = new URL(url);
  if (protocol !== 'https:') return { facts: () => null, stop: () => undefined };
  let facts: TlsFacts | null = null;
  const listen = (message: unknown): void => {
    // The one cast: undici documents what this channel carries.
    const { connectParams, socket } = message as Connected;
    if (connectParams.host === host && socket instanceof TLSSocket) facts ??= factsOf(socket);
  };
  subscribe(connected, listen);
  return { facts: () => facts, stop: () => void unsubscribe(connected, listen) };
}

interface Connected {
  readonly connectParams: { readonly host: string };
  readonly socket: unknown;
}

function factsOf(socket: TLSSocket): TlsFacts {
  const { subject, issuer, valid_to } = socket.getPeerCertificate();
  return {
    protocol: socket.getProtocol() ?? '',
    cipher: socket.getCipher().standardName,
    subject: nameOf(subject),
    issuer: nameOf(issuer),
    validTo: new Date(valid_to).toISOString(),
  };
}

/** A distinguished name as people write it, the most specific part first. */
const nameOf = (name: PeerCertificate['subject']): string =>
  Object.entries(name)
    .toReversed()
    .map(([key, value]) => `${key}=${[value].flat().join('+')}`)
    .join(', ');
