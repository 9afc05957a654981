import type { IncomingHttpHeaders } from 'node:http';
import {
  nonceMinutes,
  type SignedRequest,
  skewSeconds,
  verifySignature,
} from '../../../spec/protocol/signature.ts';
import { explainSignature } from '../../../spec/protocol/signature-explanation.ts';
import { secretOwner } from '../../http/security.ts';
import type { Setting } from '../../platform.ts';
import { accept, type Result, refuse } from '../../result.ts';
import type { Application } from '../../stores/port.ts';
import { type Credentials, credentialsIn, passidIn, type Refusal, refusal } from './domain.ts';

/** Who calls, once proved, with the four headers as the document names them. */
export interface Caller {
  readonly application: Application;
  readonly header: Readonly<Record<string, string>>;
}

export type Admit = (headers: IncomingHttpHeaders) => Promise<Result<Caller, Refusal>>;

/** WH-R033: every call proves who it comes from; a refusal tells the server's time. */
export function createAdmission(contract: string, setting: Setting): Admit {
  const prove = createProof(contract, setting);
  return async (headers) => {
    const now = Math.floor(setting.clock.now() / 1000);
    const proof = await prove(headers, now);
    return proof.ok ? proof : refuse(withServerTime(proof.refusal, now));
  };
}

/**
 * Rule 7: known caller, headers complete, timestamp, signature, nonce, in this order. The nonce
 * comes last, so that nobody can use up the nonces of an application without its TOKEN.
 */
function createProof(contract: string, { stores, vault }: Setting) {
  return async (headers: IncomingHttpHeaders, now: number): Promise<Result<Caller, Refusal>> => {
    const passid = passidIn(headers);
    if (!passid.ok) return passid;
    const application = await stores.applications.find(contract, passid.value);
    if (!application) return unknownPassid();
    const credentials = credentialsIn(headers);
    if (!credentials.ok) return credentials;

    const token = vault.unseal(application.sealedSecret, secretOwner(contract, passid.value));
    const request = { ...credentials.value, passid: passid.value, token, now };
    if (!verifySignature(request)) return explained(request);
    const times = { now, until: now + nonceMinutes * 60 };
    if (!(await stores.nonces.claim(passid.value, request.nonce, times))) return replayed();
    return accept({ application, header: headerOf(passid.value, credentials.value) });
  };
}

const unknownPassid = () =>
  refusal('bad-credentials', '没有这个 PASSID', 'there is no such PASSID');

/** Names the likely mistake; the texts hold neither the TOKEN nor the right signature. */
function explained(request: SignedRequest) {
  const explanation = explainSignature(request);
  const causes = explanation.verdict === 'wrong' ? explanation.causes : [];
  const says = causes.map((cause) => cause.says);
  return refusal(
    'bad-credentials',
    says.map(({ zh }) => zh).join('；'),
    says.map(({ en }) => en).join('; '),
  );
}

/** WH-R031, WH-A07. */
const replayed = () =>
  refusal(
    'bad-credentials',
    `请求头 x-tif-nonce 的值在 ${nonceMinutes} 分钟内已经用过`,
    `the value of header x-tif-nonce was used within the last ${nonceMinutes} minutes`,
  );

/** WH-R044, WH-R045: whoever is refused sees how far the two clocks are apart. */
const withServerTime = ({ kind, says }: Refusal, now: number): Refusal => ({
  kind,
  says: {
    zh: `${says.zh}；服务器时间 ${now}，允许相差 ${skewSeconds} 秒`,
    en: `${says.en}; server time ${now}, at most ${skewSeconds} s apart`,
  },
});

const headerOf = (passid: string, { timestamp, nonce, signature }: Credentials) => ({
  'x-tif-passid': passid,
  'x-tif-timestamp': timestamp,
  'x-tif-nonce': nonce,
  'x-tif-signature': signature,
});
