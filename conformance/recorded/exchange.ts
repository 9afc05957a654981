import type { WireRequest } from '../exchange/client.ts';

/** Header lines in their order, names as they were written. */
export type HeaderLines = WireRequest['headers'];

/** One exchange between a client and an endpoint that somebody else has made. */
export interface RecordedExchange {
  readonly request: {
    readonly method: string;
    readonly url: URL;
    readonly headers: HeaderLines;
    /** Null where none was sent, or none was kept. */
    readonly body: Buffer | null;
  };
  readonly reply: {
    readonly status: number;
    readonly headers: HeaderLines;
    readonly body: Buffer;
  } | null;
  /** Why the endpoint gave no whole reply; null where that is not known. */
  readonly failure: string | null;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  /** Milliseconds until the last byte. */
  readonly duration: number;
  /** Whether values may have been replaced by stars before it was written down. */
  readonly isMasked: boolean;
  /** Which entry of a HAR it was, counted from 0. */
  readonly entry?: number;
}

/** The value of a header, whatever the case of its name; several lines are joined. */
export function headerOf(headers: HeaderLines, name: string): string | undefined {
  const values = headers.filter(([other]) => other.toLowerCase() === name).map(([, v]) => v);
  return values.length === 0 ? undefined : values.join(', ');
}
