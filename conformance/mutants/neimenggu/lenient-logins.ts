import { withFields } from '../bodies.ts';
import { mend } from '../deviations.ts';
import type { WireRequest } from '../mutant.ts';
import { type Emptiness, emptinessOf } from './fields.ts';
import { loginOf } from './requests.ts';
import type { Application, Deviation, Mutant, Surroundings } from './surroundings.ts';

type Name = keyof Application;

const requirementsOf = {
  appKey: ['NM-R024', 'NM-R049', 'NM-R023', 'NM-R003'],
  appSecret: ['NM-R025', 'NM-R050', 'NM-R051', 'NM-R021', 'NM-R003'],
  account: ['NM-R026', 'NM-R051', 'NM-R021', 'NM-R003'],
} as const satisfies Record<Name, Mutant['requirements']>;

const names: readonly Name[] = ['appKey', 'appSecret', 'account'];

/** Lets callers log in that must be turned away. */
export const lenientLogins: readonly Mutant[] = [
  {
    ...about('appSecret'),
    name: 'any-secret-will-do',
    says: { zh: 'appSecret 不核对', en: 'appSecret is not compared' },
    deviate: admit('appSecret', (secret, own) => isText(secret) && secret !== own.appSecret),
  },
  {
    ...about('appKey'),
    name: 'unknown-app-key-may-log-in',
    says: { zh: '不认得的 appKey 也能登录', en: 'an unknown appKey may log in' },
    deviate: admit(
      'appKey',
      (key, _own, around) => isText(key) && isUnknown('appKey', key, around),
    ),
  },
  {
    ...about('account'),
    name: 'unknown-account-may-log-in',
    says: { zh: '不认得的 account 也能登录', en: 'an unknown account may log in' },
    deviate: admit(
      'account',
      (account, _own, around) => isText(account) && isUnknown('account', account, around),
    ),
  },
  ...names.flatMap((name) => [
    mayBe(name, 'missing', { zh: '可以不给', en: 'missing' }),
    mayBe(name, 'null', { zh: '可以为 null', en: 'null' }),
    mayBe(name, 'empty', { zh: '可以是空字符串', en: 'an empty text' }),
    mayBe(name, 'no-text', { zh: '可以不是字符串', en: 'no text' }),
  ]),
];

/** Logs in whoever has one value wrong in a way that is let in, and the others right. */
export function admit(
  name: Name,
  isLetIn: (value: unknown, own: Application, around: Surroundings) => boolean,
): Deviation {
  return mend(
    (request, around) => {
      const own = ownerOf(request, name, around);
      return own !== undefined && isLetIn(loginOf(request)?.[name], own, around);
    },
    (request, around) => withFields(request, { ...ownerOf(request, name, around) }),
  );
}

/** What mutants say of themselves that let somebody in by one value. */
export function about(name: Name) {
  const requirements = requirementsOf[name];
  return { class: 'lenient', requirements, operation: 'login', field: name } as const;
}

/** The application whose other values a login has. */
function ownerOf(
  request: WireRequest,
  name: Name,
  { applications }: Surroundings,
): Application | undefined {
  const login = loginOf(request);
  const others = names.filter((other) => other !== name);
  return applications.find((one) => others.every((other) => login?.[other] === one[other]));
}

function mayBe(name: Name, kind: Emptiness, { zh, en }: Mutant['says']): Mutant {
  return {
    ...about(name),
    name: `${name.toLowerCase()}-may-be-${kind}`,
    says: { zh: `登录时 ${name} ${zh}`, en: `${name} may be ${en} in a login` },
    deviate: admit(name, (value) => emptinessOf(value) === kind),
  };
}

const isUnknown = (name: Name, value: unknown, { applications }: Surroundings): boolean =>
  applications.every((one) => one[name] !== value);

const isText = (value: unknown): value is string =>
  typeof value === 'string' && value.trim() !== '';
