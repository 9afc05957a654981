import type { Contract } from '../contract/contract.ts';
import type { Target } from '../target/target.ts';

/** How any call may be sent otherwise than in the plain way. */
export interface Framing {
  readonly method?: string;
  readonly path?: string;
  /** A body in the place of the right one, byte by byte. */
  readonly body?: Buffer | string | null;
  /** Headers to set, or with null to leave out; the name's case is kept. */
  readonly headers?: Readonly<Record<string, string | null>>;
  readonly unpaced?: boolean;
  /** Not for the checks over the whole run: the reply may be odd for a reason. */
  readonly aside?: boolean;
}

/** The target's own path map first, else the document's path below the target's base path. */
export function pathOf(target: Target, contract: Contract, operation: string): string {
  const base = new URL(target.url).pathname.replace(/\/$/, '');
  const endpoint = contract.endpoints.find((found) => found.operation.operationId === operation);
  return base + (target.paths?.[operation] ?? endpoint?.path ?? `/${operation}`);
}

/** The bytes of a body that is given as it is to be sent. */
export const bytes = (body: Buffer | string | null): Buffer | null =>
  typeof body === 'string' ? Buffer.from(body) : body;

/** Names match without case; the case of the overriding name is what is sent. */
export function override(
  headers: Readonly<Record<string, string>>,
  changes: Readonly<Record<string, string | null>> = {},
): readonly (readonly [string, string])[] {
  const changed = new Set(Object.keys(changes).map((name) => name.toLowerCase()));
  const kept = Object.entries(headers).filter(([name]) => !changed.has(name.toLowerCase()));
  const set = Object.entries(changes).filter(
    (entry): entry is [string, string] => entry[1] !== null,
  );
  return [...kept, ...set];
}
