import type { IncomingHttpHeaders } from 'node:http';

/** What is known of a request before its body has come. */
export interface Head {
  readonly id: string;
  readonly method: string;
  /** Without the query string. */
  readonly path: string;
  /** As it was sent, without the question mark. It may hold a token, so it is never logged. */
  readonly query: string;
  readonly headers: IncomingHttpHeaders;
}

/** A request whose body has arrived whole and within the platform's limit. */
export interface Call extends Head {
  readonly body: Buffer;
}

export interface Reply {
  readonly status: number;
  readonly body: unknown;
  /** The body in octets of JSON, one character each, where many are given the same. */
  readonly octets?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** What the log line says about the call beside status and time; never a secret. */
  readonly note?: Note;
}

export type Note = Readonly<Record<string, string | number | undefined>>;
