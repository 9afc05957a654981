import type { Check } from '../../check.ts';
import type { Contract } from '../../contract/contract.ts';
import { deriveReplyChecks } from '../../derive/replies.ts';
import type { ShanxiSession } from '../../platforms/shanxi/session.ts';
import { accessChecks } from './access.ts';
import { consistencyChecks } from './consistency.ts';
import { credentialChecks } from './credentials.ts';
import { emptyHanded } from './empty-handed.ts';
import { fieldChecks } from './fields.ts';
import { gradeChecks } from './grade.ts';
import { indistinctCheck, lockOut } from './indistinct.ts';
import { keyChecks } from './key.ts';
import { licenceChecks } from './licences.ts';
import { malformedChecks, oddValues } from './malformed.ts';
import { nearChecks } from './near-credentials.ts';
import { overviewChecks } from './overviews.ts';
import { pageSizeChecks } from './page-size.ts';
import { pagingChecks } from './paging.ts';
import { passwordChecks } from './password.ts';
import { passwordFaultChecks } from './password-faults.ts';
import { passwordSealed } from './password-sealed.ts';
import { profileCheck } from './profile.ts';
import { habitChecks, protocolChecks } from './protocol.ts';
import { routeChecks } from './routes.ts';
import { sealedChecks } from './sealed.ts';
import { spellingChecks } from './sealed-spellings.ts';
import { tamperedChecks } from './tampered.ts';
import { tokenChecks } from './token.ts';
import { tokenAloneChecks } from './token-alone.ts';
import { tradeChecks } from './trades.ts';
import { uploadChecks } from './upload.ts';
import { uploadFaultChecks } from './upload-faults.ts';
import { uploadOpeningChecks } from './upload-opening.ts';

/** Interfaces that are called with JSON and whose right call changes nothing. */
const called = [
  'getEnterpriseGrade',
  'getEnterpriseGrades',
  'getPublicResourcesTrading',
  'getPublicKey',
  'getToken',
] as const;

/** Every check of Shanxi, in the order it runs; those over the whole run come last. */
export function shanxiChecks(contract: Contract): readonly Check<ShanxiSession>[] {
  return [
    ...gradeChecks,
    ...pagingChecks,
    ...pageSizeChecks,
    ...tradeChecks,
    ...accessChecks,
    ...credentialChecks,
    ...nearChecks,
    indistinctCheck,
    ...licenceChecks,
    ...uploadChecks,
    ...uploadOpeningChecks,
    ...uploadFaultChecks,
    ...keyChecks,
    ...tokenChecks,
    ...tokenAloneChecks,
    profileCheck,
    ...sealedChecks,
    ...spellingChecks,
    ...tamperedChecks,
    ...fieldChecks(contract),
    ...called.flatMap((operation) => [
      ...protocolChecks(operation),
      ...habitChecks(operation),
      ...malformedChecks(operation),
    ]),
    oddValues,
    ...routeChecks,
    ...consistencyChecks,
    ...passwordChecks,
    passwordSealed,
    ...passwordFaultChecks,
    lockOut,
    emptyHanded,
    ...overviewChecks,
    ...contract.endpoints.flatMap((endpoint) =>
      deriveReplyChecks<ShanxiSession>('shanxi', endpoint, '200'),
    ),
  ];
}
