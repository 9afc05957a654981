import { randomUUID } from 'node:crypto';
import { sign } from '../../spec/protocol/signature.ts';
import {
  exchange,
  openRig,
  type Received,
  type Request,
  type Rig,
  type RigSetting,
} from './rig.ts';

/** A request to Wuhan; everything has a right value unless it is given. */
export interface Sent extends Partial<Request> {
  readonly passid?: string;
  readonly token?: string;
  readonly nonce?: string;
  readonly timestamp?: string;
}

export interface Body {
  readonly errcode: number;
  readonly errmsg: string;
  readonly hint: string;
  readonly data: { readonly data: readonly Record<string, string>[]; readonly pageNo: number };
}

export interface WuhanRig extends Rig {
  call(sent?: Sent): Promise<Received<Body>>;
}

export const investorsPath = '/ebus/kftp/v1/service/qygsczrxxqkapijk';
export const licensesPath = '/ebus/kftp/v1/service/enterprise-licenses';

/** A server whose demo applications of Wuhan call it with right signatures. */
export async function createWuhanRig(setting: RigSetting = {}): Promise<WuhanRig> {
  const rig = await openRig(setting);
  const tokens = rig.server.credentials['wuhan'] ?? {};
  const now = setting.clock?.now ?? Date.now;
  return {
    ...rig,
    call: (sent = {}) => exchange<Body>(rig.server.url, signed(sent, tokens, now())),
  };
}

function signed(sent: Sent, tokens: Readonly<Record<string, string>>, now: number): Request {
  const { passid = 'demo-fast', nonce = randomUUID() } = sent;
  const timestamp = sent.timestamp ?? String(Math.floor(now / 1000));
  const token = sent.token ?? tokens[passid] ?? 'no such token';
  return {
    path: investorsPath,
    body: { query: {} },
    ...sent,
    headers: {
      'content-type': 'application/json',
      'x-tif-passid': passid,
      'x-tif-timestamp': timestamp,
      'x-tif-nonce': nonce,
      'x-tif-signature': sign({ timestamp, nonce, token }),
      ...sent.headers,
    },
  };
}
