/** A decision: a value, or a refusal still to be worded. Exceptions are for bugs and outages. */
export type Result<T, R> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: R };

/** The decision went the caller's way. */
export const accept = <T>(value: T) => ({ ok: true, value }) as const;

/** The caller asked for something that the contract forbids. */
export const refuse = <R>(refusal: R) => ({ ok: false, refusal }) as const;
