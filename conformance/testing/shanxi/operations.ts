import { randomBytes } from 'node:crypto';
import { judged } from '../../checks/all.ts';
import { systemParameters } from '../../platforms/shanxi/target.ts';
import { accounts, type Kept, type State } from './platform-state.ts';

/** What a right platform does with a call that it has understood. */

/** Parameters as they were sent. */
export type Sent = Readonly<Record<string, unknown>>;

export interface Call {
  readonly operation: string;
  readonly parameters: Sent;
}

export interface Answer {
  readonly status: number;
  readonly value: Sent;
}

export const refusal = (msg = 'refused', status = 200): Answer => ({
  status,
  value: { msg, result: 0 },
});

export const success = (data?: unknown): Answer => ({
  status: 200,
  value: { msg: 'done', result: 1, ...(data !== undefined && { data }) },
});

/** What a platform does, where a test may change it. */
export interface Habits {
  /** Whether these are the three parameters of one account that may call at all. */
  readonly letsIn: (given: Sent, state: State) => boolean;
  readonly grants: (given: Sent, operation: string) => boolean;
  readonly opens: (given: Sent, licence: Kept | undefined) => boolean;
  /** A token that was sent along is good. */
  readonly takes: (given: Sent, state: State) => boolean;
  /** Whether the parameters have the form that the document gives them. */
  readonly understands: (call: Call) => boolean;
}

const { contract } = judged.shanxi();

export const rightHabits: Habits = {
  letsIn: ({ accessid, username, pwd }, state) => {
    const account = state.accounts.get(`${username}`);
    const isRight = account?.accessid === accessid && account?.pwd === pwd;
    return isRight && username !== accounts.disabledAccount.username;
  },
  grants: ({ username }, operation) => {
    const { ungrantedAccount } = accounts;
    return username !== ungrantedAccount.username || operation !== ungrantedAccount.operation;
  },
  opens: ({ uniscId, username }, licence) =>
    licence !== undefined &&
    licence.uniscId === uniscId &&
    licence.username === username &&
    !licence.isExpired,
  takes: ({ token, username }, { tokens }) =>
    token === undefined || tokens.get(`${token}`) === username,
  understands: ({ operation, parameters }) =>
    contract.requestValidator(operation)?.(parameters) ?? true,
};

/** Answers a call as the document has it. */
export function answer(call: Call, state: State, habits: Habits): Answer {
  const { operation, parameters } = call;
  if (!habits.understands(call)) return refusal();
  const known = habits.letsIn(parameters, state) && habits.grants(parameters, operation);
  if (!known || !habits.takes(parameters, state)) return refusal('unknown caller');
  return operations[operation]?.(parameters, state, habits) ?? refusal('not found', 404);
}

type Operation = (given: Sent, state: State, habits: Habits) => Answer;

const operations: Readonly<Record<string, Operation>> = {
  getEnterpriseGrade({ uniscId }, { enterprises }) {
    const found = enterprises.find((one) => one.uniscId === uniscId);
    return found ? success(found) : refusal('unknown enterprise');
  },
  getEnterpriseGrades(given, { enterprises }) {
    const [pageno, pagesize] = [Number(given['pageno'] ?? 1), Number(given['pagesize'])];
    const first = (pageno - 1) * pagesize;
    const companyList = enterprises.slice(first, first + pagesize);
    return success({ pageno, count: enterprises.length, pagesize, companyList });
  },
  getPublicResourcesTrading(given, { licences, trades }, { opens }) {
    const licence = licences.get(`${given['licenseID']}`);
    if (!opens(given, licence)) return refusal('no licence');
    return success(trades.get(`${given['uniscId']}`) ?? []);
  },
  getPublicKey: (_, { keys: { publicKey, keyId } }) =>
    success({ algorithm: 'SM2', publicKey, keyId }),
  getToken({ username }, { tokens }) {
    const token = randomBytes(24).toString('base64url');
    tokens.set(token, `${username}`);
    return success({ token, expiresIn: 7200 });
  },
  updatePassword({ username, newPwd }, { accounts: all, tokens }) {
    const account = all.get(`${username}`);
    if (account) all.set(`${username}`, { ...systemParameters(account), pwd: `${newPwd}` });
    for (const [token, owner] of tokens) if (owner === username) tokens.delete(token);
    return success();
  },
  uploadLicense({ uniscId, username, file }, { licences }) {
    if (!/^%PDF|PNG|JFIF/.test(`${file}`)) return refusal('no document');
    const licenseID = randomBytes(13).toString('hex');
    const kept = { uniscId: `${uniscId}`, licenseID, username: `${username}`, isExpired: false };
    licences.set(licenseID, kept);
    return success({ licenseID });
  },
};
