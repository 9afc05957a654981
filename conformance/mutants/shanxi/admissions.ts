import { type Account, systemParameters } from '../../platforms/shanxi/target.ts';
import { withFields } from '../bodies.ts';
import { edited, mend } from '../deviations.ts';
import { put } from '../envelope.ts';
import type { WireReply, WireRequest } from '../mutant.ts';
import { after, only, success } from './deviations.ts';
import { calls, fieldsOf, isAbsent, textOf } from './requests.ts';
import type { Deviation, Mutant, Surroundings } from './surroundings.ts';

type Parameter = keyof Account;

/** A change that is let through could not be undone, so none is. */
const isHarmless = (request: WireRequest): boolean =>
  !calls('updatePassword', 'uploadLicense')(request);

/** Serves callers one of whose parameters is wrong, but, says `isLike`, near enough. */
export const admit = (
  name: Parameter,
  isLike: (value: unknown, right: Account, around: Surroundings) => boolean,
): Deviation => {
  const meant = (request: WireRequest, around: Surroundings): Account | undefined =>
    around.accounts().find((account) => {
      const { [name]: value, ...others } = { ...nothing, ...fieldsOf(request) };
      const isSame = Object.entries(systemParameters(account)).every(
        ([key, right]) => key === name || others[key] === right,
      );
      return isSame && value !== account[name] && isLike(value, account, around);
    });
  return mend(
    (request, around) => isHarmless(request) && meant(request, around) !== undefined,
    (request, around) => withFields(request, { [name]: meant(request, around)?.[name] }),
  );
};

/** Serves an account that must be turned away, as if it were the first. */
export const admitAccount = (accountOf: (around: Surroundings) => Account | undefined): Deviation =>
  mend(
    (request, around) => {
      const account = accountOf(around);
      return isHarmless(request) && account !== undefined && isCaller(request, account);
    },
    (request, around) => withFields(request, { ...systemParametersOf(around) }),
  );

/** Opens the trades with licences that must not, to callers who are who they say. */
export const admitLicence = (
  isAdmitted: (licenseID: unknown, around: Surroundings) => boolean,
): Deviation =>
  only(
    'getPublicResourcesTrading',
    after('failure', async (reply, request, around) => {
      const isRight = around.accounts().some((account) => isCaller(request, account));
      const isCode = /^[0-9A-HJ-NPQRTUWXY]{18}$/.test(textOf(request, 'uniscId'));
      const isOpen = isRight && isCode && isAdmitted(fieldsOf(request)['licenseID'], around);
      return isOpen && !('token' in fieldsOf(request)) ? trades(request, around) : reply;
    }),
  );

/** What the fields of the system parameters are called to hold. */
export const about = (name: Parameter): Pick<Mutant, 'requirements' | 'field'> =>
  (
    ({
      accessid: {
        field: 'accessid',
        requirements: ['SX-R040', 'SX-R055', 'SX-R039', 'SX-R070', 'SX-R038'],
      },
      username: { field: 'username', requirements: ['SX-R041', 'SX-R056', 'SX-R039', 'SX-R070'] },
      pwd: { field: 'pwd', requirements: ['SX-R042', 'SX-R057', 'SX-R039', 'SX-R070'] },
    }) as const
  )[name];

/** The licences that the target tells of, good or bad. */
export const licencesOf = ({ fixtures }: Surroundings): readonly string[] =>
  [
    fixtures.traded,
    fixtures.untraded,
    fixtures.expired,
    fixtures.foreignLicence,
    fixtures.otherEnterprise,
  ].flatMap((licence) => (licence ? [licence.licenseID] : []));

/** A right text, but for what the server does not look at. */
export const isText = (value: unknown): value is string =>
  typeof value === 'string' && !isAbsent(value);

export const isCaller = (request: WireRequest, account: Account): boolean =>
  Object.entries(systemParameters(account)).every(
    ([name, right]) => fieldsOf(request)[name] === right,
  );

const nothing: Readonly<Record<string, unknown>> = {};

function systemParametersOf(around: Surroundings): Partial<Account> {
  const [first] = around.accounts();
  return first ? systemParameters(first) : {};
}

/** Those that the target knows a licence for; any other enterprise has none. */
async function trades(request: WireRequest, around: Surroundings): Promise<WireReply> {
  const { traded } = around.fixtures;
  if (traded?.uniscId !== textOf(request, 'uniscId')) return success([]);
  return around.forward(withFields(request, { ...systemParametersOf(around), ...traded }));
}

/** The same reply with other words in msg. */
export const saying = (reply: WireReply, msg: string): WireReply => edited(reply, put('msg', msg));
