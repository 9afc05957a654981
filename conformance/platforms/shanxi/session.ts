import type { Text } from '../../../spec/language.ts';
import { valueAt } from '../../../spec/pointer.ts';
import type { Recipient } from '../../../spec/protocol/sm-envelope.ts';
import { isPublicKey, wholeKey } from '../../../spec/protocol/sm2.ts';
import type { Reply } from '../../exchange/observation.ts';
import type { Recorder, Recording } from '../../exchange/recorder.ts';
import { openSession, type Session } from '../../exchange/session.ts';
import { Blocked, Mismatch } from '../../mismatch.ts';
import { curlOf } from './curl.ts';
import { createLockOut, type LockOut } from './lock-out.ts';
import { buildCall, type Call, type Parameters, payloadOf, type Sending } from './request.ts';
import { type Sealed, type Sealing, seal } from './sealing.ts';
import { accountsOf, type Capability, type ShanxiTarget } from './target.ts';

/** The hands of a check of Shanxi. Every exchange made through it is kept as evidence. */
export interface ShanxiSession extends Session<ShanxiTarget> {
  /** Sends what the document allows, as the account under test unless another is named. */
  readonly call: Send;
  /** The same hand, named so that a forbidden request is visible where it is made. */
  readonly violate: Send;
  /** The platform's public key, from the target file or asked for once. */
  readonly publicKey: () => Promise<Recipient>;
  readonly claims: (capability: Capability) => boolean;
  /** Passwords that the run has set and could not take back, by account. */
  readonly passwords: ReadonlyMap<string, string>;
  /** Whether the account under test was locked for what checks sent wrong, and stayed so. */
  readonly isLocked: () => boolean;
  /** Says which password an account is left with; its own one ends the matter. */
  readonly keepPassword: (username: string, pwd: string) => void;
}

type Send = (operation: string, parameters: Parameters, sending?: Sending) => Promise<Reply>;

/** Without a first query nothing else can be tried. */
export const rootCheck = 'shanxi.grade.right';

/** Nor a sealed call without the platform's public key. */
export const keyCheck = 'shanxi.key.right';

/** What is the same for every session of a run. */
export interface Run {
  readonly target: ShanxiTarget;
  readonly recording: Recording;
  /** The public key once it is known. */
  recipient: Recipient | null;
  readonly passwords: Map<string, string>;
  lockOut?: LockOut;
}

export function createSession(run: Run, recorder: Recorder): ShanxiSession {
  const { target, recording } = run;
  const { contract } = recording;
  const opened = openSession(target, recording, recorder);

  const call: Send = async (operation, parameters, sending = {}) => {
    if (storing.has(operation)) demandLeave(target);
    run.lockOut ??= createLockOut(target.account, (by) => knock(run, by));
    const once = () => callOnce(operation, parameters, sending);
    return run.lockOut.around({ parameters, sending }, once, recorder);
  };

  const callOnce: Send = async (operation, parameters, sending = {}) => {
    const sealed = await sealedBody(parameters, sending);
    const built = buildCall({ target, contract }, operation, parameters, { sending, sealed });
    const reply = await send(built, sealed).catch((error: unknown) => {
      if (error instanceof Mismatch) noteStored(recording, built, null);
      throw error;
    });
    noteStored(recording, built, reply);
    learn(recording, reply);
    return reply;
  };

  const send = (built: Call, sealed: Sealed | undefined): Promise<Reply> =>
    recorder.send(built.request, {
      ...about(target, built),
      unpaced: built.sending.unpaced ?? false,
      aside: built.sending.aside ?? false,
      ...(sealed && { unseal: sealed.unseal }),
    });

  const tolerate = (says: Text) => opened.warn('SX-A18', says, '/digest');

  const sealedBody = async (parameters: Parameters, { sealed, account }: Sending) => {
    if (sealed === undefined) return undefined;
    const {
      text,
      recipient,
      spoil = (envelope) => envelope,
    }: Sealing = sealed === true ? {} : sealed;
    const payload = payloadOf(account ?? target.account, parameters);
    const plain = text ?? Buffer.from(JSON.stringify(payload));
    return seal(plain, recipient ?? (await publicKey()), { spoil, tolerate });
  };

  const publicKey = async (): Promise<Recipient> => {
    run.recipient ??= target.publicKey
      ? { publicKey: wholeKey(target.publicKey) }
      : await askedFor();
    // With what is no key at all nothing can be sealed.
    if (!isPublicKey(run.recipient.publicKey)) throw new Blocked(keyCheck);
    return run.recipient;
  };

  const askedFor = async (): Promise<Recipient> => {
    const found = recipientIn(await call('getPublicKey', {}));
    if (found === null) throw new Blocked(keyCheck);
    return found;
  };

  const claims = (capability: Capability) => target.capabilities?.includes(capability) ?? false;
  const keepPassword = (username: string, pwd: string) => keep(run, username, pwd);
  const { passwords } = run;
  const isLocked = () => run.lockOut?.isLocked() ?? false;
  return { ...opened, call, violate: call, publicKey, claims, passwords, keepPassword, isLocked };
}

const about = (target: ShanxiTarget, built: Call) => ({
  operation: built.operation,
  curl: () => curlOf(target, built),
});

/** A right call of the account under test, for nobody to judge. */
function knock({ target, recording }: Run, recorder: Recorder): Promise<Reply> {
  const { uniscId } = target.fixtures.rated;
  const { contract } = recording;
  const made = buildCall({ target, contract }, 'getEnterpriseGrade', { uniscId }, { sending: {} });
  return recorder.send(made.request, { ...about(target, made), aside: true });
}

/** The report has to say with which password an account is left. */
function keep({ target, recording, passwords }: Run, username: string, pwd: string): void {
  const { leftBehind } = recording;
  const entry = { operation: 'updatePassword', name: `pwd (${username})`, value: pwd };
  const before = leftBehind.findIndex(({ name }) => name === entry.name);
  if (before !== -1) leftBehind.splice(before, 1);
  passwords.delete(username);
  if (accountsOf(target).some((one) => one.username === username && one.pwd === pwd)) return;
  passwords.set(username, pwd);
  leftBehind.push(entry);
}

/** The key that a reply of getPublicKey gives; null where it gives none. */
export function recipientIn({ outcomes, body }: Reply): Recipient | null {
  if (!outcomes.includes('success')) return null;
  const [publicKey, keyId] = [valueAt(body, '/data/publicKey'), valueAt(body, '/data/keyId')];
  if (typeof publicKey !== 'string' || !/^(04)?[0-9A-Fa-f]{128}$/.test(publicKey)) return null;
  return { publicKey: wholeKey(publicKey), ...(typeof keyId === 'string' && { keyId }) };
}

/** What changes something at the platform, whether it is accepted by right or by mistake. */
const storing = new Set(['uploadLicense', 'updatePassword']);

function demandLeave({ allow = [] }: ShanxiTarget): void {
  if (!allow.includes('write')) throw new Error('a check writes without asking for leave');
}

/** Tokens are secrets that the endpoint gives out (SX-R008). */
function learn({ learned }: Recording, { operation, body }: Reply): void {
  const token = operation === 'getToken' ? valueAt(body, '/data/token') : undefined;
  if (typeof token === 'string' && token !== '') learned.add(token);
}

/** An authorisation that was kept stays there: no interface takes it away again. */
function noteStored({ leftBehind }: Recording, { operation }: Call, reply: Reply | null): void {
  if (operation !== 'uploadLicense' || !reply?.outcomes.includes('success')) return;
  const id = valueAt(reply.body, '/data/licenseID');
  leftBehind.push({ operation, name: 'licenseID', value: typeof id === 'string' ? id : '—' });
}
