/** What a caller's `traceparent` says (W3C Trace Context, level 1): the trace and who called. */
export interface Trace {
  readonly traceId: string;
  readonly parentId: string;
}

/** Lower case alone is valid. A later version may say more behind the flags, this one must not. */
const form = /^(?!ff)([\da-f]{2})-(?!0{32})([\da-f]{32})-(?!0{16})([\da-f]{16})-[\da-f]{2}(-.*)?$/;

/** Reads the header; what is absent, repeated or not valid is as if nobody traced. */
export function traceIn(header: string | readonly string[] | undefined): Trace | undefined {
  if (typeof header !== 'string') return undefined;
  const [, version, traceId = '', parentId = '', more] = form.exec(header) ?? [];
  if (version === undefined || (version === '00' && more !== undefined)) return undefined;
  return { traceId, parentId };
}
