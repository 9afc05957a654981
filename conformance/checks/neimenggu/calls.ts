import type { RequirementId } from '../../../generated/requirements.ts';
import { callingAfter } from '../../check.ts';
import { freshCase } from '../../platforms/neimenggu/cases.ts';
import {
  credentialsOf,
  type NeimengguSession,
  rootCheck,
} from '../../platforms/neimenggu/session.ts';
import type { Need } from '../../target/target.ts';

/** The operations that only a session may call. */
export type Guarded = 'logout' | 'receiveCaseinfo';

/** Every operation of the contract. */
export type Operation = 'login' | Guarded;

/** The requirement that says to which address, and how, each operation is sent. */
export const addressed = {
  login: 'NM-R015',
  receiveCaseinfo: 'NM-R017',
  logout: 'NM-R019',
} as const satisfies Record<Operation, RequirementId>;

/** A rule that is tried by calling: it says nothing where even a right login fails. */
export const onCalls = callingAfter(rootCheck);

/** The same, with the leave that it takes: a case may be stored, refused or not. */
export const onOperation = (operation: Operation) => ({
  ...onCalls(operation),
  needs: operation === 'receiveCaseinfo' ? (['write'] satisfies readonly Need[]) : [],
});

/** The body of a call that the document allows. */
export function rightBody(session: NeimengguSession, operation: Operation): object {
  if (operation === 'login') return credentialsOf(session.target.application);
  return operation === 'logout' ? {} : freshCase(session.contract);
}

/** The token of a call that is to succeed: a session that it ends is one of its own. */
export async function rightToken(
  session: NeimengguSession,
  operation: Operation,
): Promise<string | null> {
  if (operation === 'login') return null;
  return operation === 'logout' ? session.logIn() : session.token();
}
