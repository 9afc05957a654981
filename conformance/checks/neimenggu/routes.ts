import { randomUUID } from 'node:crypto';
import type { Check } from '../../check.ts';
import { pathOf } from '../../exchange/request.ts';
import { refused } from '../../expect.ts';
import { NotObserved } from '../../mismatch.ts';
import type { NeimengguSession } from '../../platforms/neimenggu/session.ts';
import { addressed, type Operation, onOperation, rightBody } from './calls.ts';

type NeimengguCheck = Check<NeimengguSession>;

/** How the name of each operation is easily misspelt. */
const misspellings = {
  login: 'Login',
  receiveCaseinfo: 'receiveCaseInfo',
  logout: 'Logout',
} as const satisfies Record<Operation, string>;

/** Addresses that the document does not have, close to one that it has. */
export function routeChecks(operation: Operation): readonly NeimengguCheck[] {
  const misspelt = misspellings[operation];
  const base = {
    ...onOperation(operation),
    requirements: [addressed[operation]] as const,
    field: 'path',
  };

  /** All else is right, a live token included, which a gateway may ask for on every path. */
  const notFound = async (session: NeimengguSession, rename: Rename) => {
    const { target, contract } = session;
    const path = renamed(pathOf(target, contract, operation), operation, rename);
    const sending = { token: await session.token(), path };
    const reply = await session.violate(operation, rightBody(session, operation), sending);
    refused(reply, { as: ['not-found'] });
  };

  const unknown: NeimengguCheck = {
    ...base,
    id: `neimenggu.route.${operation}.unknown`,
    title: {
      zh: `与 ${operation} 的路径相近而并不存在的路径答以不存在`,
      en: `A path that does not exist, if close to that of ${operation}, is not found`,
    },
    async run(session) {
      await notFound(session, (name) => `${name}x`);
      await notFound(session, () => `qiyue-${randomUUID().slice(0, 8)}`);
    },
  };

  const letterCase: NeimengguCheck = {
    ...base,
    id: `neimenggu.route.${operation}.letter-case`,
    title: {
      zh: `路径区分大小写：${misspelt} 不是 ${operation}`,
      en: `Paths are in exact case: ${misspelt} is not ${operation}`,
    },
    async run(session) {
      // NM-A21: an address of the target's own making follows rules of its own.
      if (session.target.paths?.[operation] !== undefined) throw new NotObserved();
      await notFound(session, () => misspelt);
    },
  };

  return [unknown, letterCase];
}

type Rename = (name: string) => string;

/**
 * The path with another name for the operation; where its own does not stand there, it goes by the
 * value of the first parameter, or else by the end of the path (NM-A21).
 */
export function renamed(path: string, operation: string, rename: Rename): string {
  const at = path.lastIndexOf(operation);
  if (at === -1) return path.replace(/(?<=\?[^=&]*=)[^&]*|(?<=^[^?]*)[^/?]*$/, rename);
  return path.slice(0, at) + rename(operation) + path.slice(at + operation.length);
}
