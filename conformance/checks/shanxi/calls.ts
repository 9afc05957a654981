import { callingAfter } from '../../check.ts';
import { rootCheck } from '../../platforms/shanxi/session.ts';
import type { Need } from '../../target/target.ts';

/** The interfaces that ask for data. */
export const queries = [
  'getEnterpriseGrade',
  'getEnterpriseGrades',
  'getPublicResourcesTrading',
] as const;

/** What the target file has to offer before an interface can be called. */
export const needsOf: Readonly<Record<string, readonly Need[]>> = {
  getEnterpriseGrade: [],
  getEnterpriseGrades: [],
  getPublicResourcesTrading: ['fixtures.traded'],
  getPublicKey: ['capability.publicKey'],
  getToken: ['capability.token'],
  updatePassword: ['capability.password', 'write'],
  uploadLicense: ['capability.upload', 'write'],
};

/** A rule that is tried by calling: it says nothing where even a right query fails. */
export const onCalls = callingAfter(rootCheck);

/** The same, with what the interface needs. */
export const onOperation = (operation: string, needs: readonly Need[] = []) => ({
  ...onCalls(operation),
  needs: [...(needsOf[operation] ?? []), ...needs],
});
