import type { RequirementId } from '../../../generated/requirements.ts';
import type { Check } from '../../check.ts';
import { NotObserved } from '../../mismatch.ts';
import { nobody } from '../../platforms/shanxi/nobody.ts';
import { rootCheck, type ShanxiSession } from '../../platforms/shanxi/session.ts';
import type { Account } from '../../platforms/shanxi/target.ts';
import { asCode } from '../../spoilings.ts';
import { onOperation } from './calls.ts';
import { callAs, callBy, refusedCaller } from './refusals.ts';

type ShanxiCheck = Check<ShanxiSession>;
type Requirements = readonly [RequirementId, ...RequirementId[]];

/** A system parameter. */
export type Parameter = keyof Account;

/** In the order in which each call carries them. */
export const systemNames = ['accessid', 'username', 'pwd'] as const satisfies readonly Parameter[];

/** The interfaces whose callers are looked at, and the requirement of each system parameter. */
const callers = {
  getEnterpriseGrade: { accessid: 'SX-R055', username: 'SX-R056', pwd: 'SX-R057' },
  getEnterpriseGrades: { accessid: 'SX-R070', username: 'SX-R070', pwd: 'SX-R070' },
  getPublicResourcesTrading: { accessid: 'SX-R078', username: 'SX-R078', pwd: 'SX-R078' },
  getPublicKey: { accessid: 'SX-R006', username: 'SX-R006', pwd: 'SX-R006' },
  getToken: { accessid: 'SX-R008', username: 'SX-R008', pwd: 'SX-R008' },
} as const satisfies Readonly<Record<string, Record<Parameter, RequirementId>>>;

type Called = keyof typeof callers;

const inTable = { accessid: 'SX-R040', username: 'SX-R041', pwd: 'SX-R042' } as const;

/** What the checks of a parameter of who calls say of themselves. */
export const aboutCaller = (operation: Called, field: Parameter) => ({
  ...onOperation(operation),
  field,
  requirements: [
    callers[operation][field],
    inTable[field],
    'SX-R039',
    'SX-R026',
    'SX-R027',
    'SX-R050',
  ] as Requirements,
});

/** The last one fits everything where a database looks for what is like it. */
const madeUp: readonly string[] = [nobody, asCode, '%'];

/** The id of the check that a parameter is looked at at all; what is particular builds on it. */
export const unknownId = (operation: string, field: Parameter) =>
  `shanxi.credentials.${operation}.${field}-unknown`;

const unknown = (operation: Called, field: Parameter): ShanxiCheck => ({
  ...aboutCaller(operation, field),
  id: unknownId(operation, field),
  title: {
    zh: `${operation}：${field} 无人所有的调用被拒绝`,
    en: `${operation}: a call whose ${field} nobody has is refused`,
  },
  async run(session) {
    for (const value of madeUp) refusedCaller(await callAs(session, operation, { [field]: value }));
  },
});

/** All three have to belong together. */
const ofAnother = (operation: Called, field: Parameter): ShanxiCheck => ({
  ...aboutCaller(operation, field),
  id: `shanxi.credentials.${operation}.${field}-of-another`,
  needs: [...onOperation(operation).needs, 'secondAccount'],
  after: [rootCheck, unknownId(operation, field)],
  title: {
    zh: `${operation}：${field} 属于另一个账户的调用被拒绝`,
    en: `${operation}: a call whose ${field} belongs to another account is refused`,
  },
  async run(session) {
    const { account, secondAccount = account } = session.target;
    const mixed = { ...account, [field]: secondAccount[field] };
    // Two accounts may have the same password, or one unit two users.
    if ([account, secondAccount].some((own) => isSame(own, mixed))) throw new NotObserved();
    refusedCaller(await callAs(session, operation, { [field]: mixed[field] }));
  },
});

const isSame = (one: Account, other: Account): boolean =>
  systemNames.every((name) => one[name] === other[name]);

const disabled = (operation: Called): ShanxiCheck => ({
  ...aboutCaller(operation, 'username'),
  id: `shanxi.credentials.${operation}.disabled`,
  needs: [...onOperation(operation).needs, 'disabledAccount'],
  title: {
    zh: `${operation}：停用的账户被拒绝`,
    en: `${operation}: a disabled account is refused`,
  },
  async run(session) {
    refusedCaller(await callBy(session, operation, session.target.disabledAccount));
  },
});

/** Everything that can be wrong about who calls each interface, with one fault each. */
export const credentialChecks: readonly ShanxiCheck[] = (Object.keys(callers) as Called[]).flatMap(
  (operation) => [
    ...systemNames.map((field) => unknown(operation, field)),
    ...systemNames.map((field) => ofAnother(operation, field)),
    disabled(operation),
  ],
);
