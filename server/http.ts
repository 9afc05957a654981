import type { IncomingHttpHeaders } from 'node:http';

/** A request whose body has arrived whole and within the platform's limit. */
export interface Call {
  readonly id: string;
  readonly method: string;
  /** Without the query string. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export interface Reply {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** What the log line says about the call beside status and time; never a secret. */
  readonly note?: Readonly<Record<string, string | number | undefined>>;
}
