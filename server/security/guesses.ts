import { randomUUID } from 'node:crypto';
import type { Text } from '../../spec/language.ts';
import { sign } from '../../spec/protocol/signature.ts';
import { loginPath } from '../testing/neimenggu-rig.ts';
import { investorsPath } from '../testing/wuhan-rig.ts';

/** What somebody sends who tries a secret, made anew each time. */
export interface Guess {
  readonly name: Text;
  readonly request: () => GuessedRequest;
}

export interface GuessedRequest {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/**
 * Guesses whose refusals read alike, so that they must also take equally long; the others are
 * compared with the first. But at Shanxi, who names an id that nobody has is told so in words.
 */
export interface GuessedSecret {
  /** What it is called on the command line. */
  readonly key: string;
  readonly title: Text;
  readonly guesses: readonly Guess[];
  /** Of each guess; fewer where one costs as much as a password has to. */
  readonly rounds: number;
  /** Why they are fewer. */
  readonly note?: Text;
}

type Credentials = Readonly<Record<string, Readonly<Record<string, string>>>>;

const rounds = 5_000;
const json = { 'content-type': 'application/json' };

/** All guesses at the demo data's secrets. */
export const guessedSecrets = (credentials: Credentials): readonly GuessedSecret[] => [
  signatures(credentials['wuhan'] ?? {}),
  appSecrets(credentials['neimenggu'] ?? {}),
  accessids(credentials['shanxi'] ?? {}),
  newPasswords(credentials['shanxi'] ?? {}),
];

/** A digit is changed to another one of the same kind. */
const changed = (secret: string, index: number): string => {
  const at = index < 0 ? secret.length + index : index;
  return `${secret.slice(0, at)}${secret[at] === '0' ? '1' : '0'}${secret.slice(at + 1)}`;
};

const first: Text = { zh: '首位有误', en: 'its first digit is wrong' };
const last: Text = { zh: '末位有误', en: 'its last digit is wrong' };
const every: Text = { zh: '每一位都有误', en: 'all its digits are wrong' };
const nobody: Text = { zh: '没有这个调用方', en: 'there is no such caller' };

function signatures(tokens: Readonly<Record<string, string>>): GuessedSecret {
  const guess = (name: Text, passid: string, spoil: (signature: string) => string): Guess => ({
    name,
    request() {
      const [timestamp, nonce] = [String(Math.floor(Date.now() / 1000)), randomUUID()];
      const signature = spoil(sign({ timestamp, nonce, token: tokens['demo-fast'] ?? '' }));
      const signed = { 'x-tif-timestamp': timestamp, 'x-tif-nonce': nonce };
      const headers = { ...json, ...signed, 'x-tif-passid': passid, 'x-tif-signature': signature };
      return { path: investorsPath, headers, body: '{"query":{}}' };
    },
  });
  return {
    key: 'signature',
    title: { zh: '武汉：签名', en: 'Wuhan: signature' },
    rounds,
    guesses: [
      guess(first, 'demo-fast', (signature) => changed(signature, 0)),
      guess(last, 'demo-fast', (signature) => changed(signature, -1)),
      guess(every, 'demo-fast', (signature) => signature.replaceAll(/\w/g, '0')),
    ],
  };
}

function appSecrets(secrets: Readonly<Record<string, string>>): GuessedSecret {
  const right = secrets['demo-case'] ?? '';
  const guess = (name: Text, appSecret: string, account = 'test'): Guess => ({
    name,
    request: () => ({
      path: loginPath,
      headers: json,
      body: JSON.stringify({ appKey: 'demo-case', appSecret, account }),
    }),
  });
  return {
    key: 'appSecret',
    title: { zh: '内蒙古：appSecret', en: 'Inner Mongolia: appSecret' },
    rounds,
    guesses: [
      guess(first, changed(right, 0)),
      guess(last, changed(right, -1)),
      guess({ zh: '账号也有误', en: 'the account is wrong too' }, changed(right, -1), 'none'),
      guess({ zh: '只有账号有误', en: 'only the account is wrong' }, right, 'none'),
    ],
  };
}

const asking = (name: Text, caller: () => object): Guess => ({
  name,
  request: () => ({
    path: '/getEnterpriseGrade',
    headers: json,
    body: JSON.stringify({ ...caller(), uniscId: '91149999MA0DEM0139' }),
  }),
});

function accessids(told: Readonly<Record<string, string>>): GuessedSecret {
  const [accessid = '', pwd = ''] = [told['demo-mall.accessid'], told['demo-mall.pwd']];
  const right = { accessid, username: 'demo-mall', pwd };
  return {
    key: 'accessid',
    title: { zh: '山西：accessid、密码（试过的）', en: 'Shanxi: accessid, password tried before' },
    rounds,
    guesses: [
      asking({ zh: 'accessid 首位有误', en: 'the first digit of accessid is wrong' }, () => ({
        ...right,
        accessid: changed(accessid, 0),
      })),
      asking({ zh: 'accessid 末位有误', en: 'the last digit of accessid is wrong' }, () => ({
        ...right,
        accessid: changed(accessid, -1),
      })),
      asking({ zh: '密码有误', en: 'the password is wrong' }, () => ({
        ...right,
        pwd: changed(pwd, -1),
      })),
      asking(nobody, () => ({ ...right, username: 'demo-none' })),
    ],
  };
}

/** A password that was never tried costs a slow hash each time, hence the smaller number. */
function newPasswords(told: Readonly<Record<string, string>>): GuessedSecret {
  const accessid = told['demo-mall.accessid'] ?? '';
  const caller = (given: object) => ({ accessid, pwd: randomUUID(), ...given });
  return {
    key: 'password',
    title: { zh: '山西：没有试过的密码', en: 'Shanxi: password never tried before' },
    rounds: 400,
    note: {
      zh: '每次都要算一个慢散列（Argon2id），5000 次要好几分钟；要算满，加 --rounds 5000',
      en: 'each costs a slow hash (Argon2id), 5,000 take many minutes; --rounds 5000 takes them all',
    },
    guesses: [
      asking({ zh: '密码有误', en: 'the password is wrong' }, () =>
        caller({ username: 'demo-mall' }),
      ),
      asking({ zh: 'accessid 也有误', en: 'the accessid is wrong too' }, () =>
        caller({ username: 'demo-mall', accessid: changed(accessid, 0) }),
      ),
      asking(nobody, () => caller({ username: 'demo-none' })),
    ],
  };
}
