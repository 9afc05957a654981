import { randomUUID } from 'node:crypto';
import { sign } from '../../spec/protocol/signature.ts';
import { envelopeOf } from '../mutants/envelope.ts';
import type { WireReply, WireRequest } from '../mutants/mutant.ts';
import type { NeimengguTarget } from '../platforms/neimenggu/target.ts';
import type { ShanxiTarget } from '../platforms/shanxi/target.ts';
import type { WuhanTarget } from '../platforms/wuhan/target.ts';
import { examples } from './examples.ts';
import { filledIn } from './placeholders.ts';

type Send = (request: WireRequest) => Promise<WireReply>;

/**
 * The help that every rival is given alike: where a request holds a credential exactly as the
 * contract's examples print it, a valid one takes its place. Anything else passes untouched, so a
 * rival that leaves a credential out, or spoils it, is still seen to do so.
 */
export type Relay = (request: WireRequest, send: Send) => Promise<WireReply>;

/** Wuhan: a fresh timestamp and nonce each time, signed with the application's TOKEN. */
export function wuhanRelay({ application }: WuhanTarget): Relay {
  return (request, send) => {
    const timestamp = String(Math.floor(Date.now() / 1000));
    const { headers } = filledIn(request, {
      [examples.timestamp]: timestamp,
      [examples.nonce]: randomUUID(),
    });
    if (headers['x-tif-signature'] !== examples.signature) return send({ ...request, headers });
    const signature = sign({
      timestamp: headers['x-tif-timestamp'] ?? '',
      token: application.token,
      nonce: headers['x-tif-nonce'] ?? '',
    });
    return send({ ...request, headers: { ...headers, 'x-tif-signature': signature } });
  };
}

/** Inner Mongolia: the application's secret, and a session of its own for each request. */
export function neimengguRelay({ application }: NeimengguTarget): Relay {
  return async (request, send) => {
    const filled = filledIn(request, { [examples.appSecret]: application.appSecret });
    if (!filled.path.includes(examples.accessToken)) return send(filled);
    const reply = await send({
      method: 'POST',
      path: '/security/login',
      headers: { 'content-type': 'application/json' },
      spelled: ['Content-Type'],
      body: Buffer.from(JSON.stringify(application)),
    });
    const token = envelopeOf(reply)?.['access_token'];
    if (typeof token !== 'string') return send(filled);
    return send(filledIn(filled, { [examples.accessToken]: token }));
  };
}

/** Shanxi: account, password as it was last changed, licence; sealed calls pass as they are. */
export function shanxiRelay({ account, fixtures }: ShanxiTarget): Relay {
  let pwd = account.pwd;
  return async (request, send) => {
    const filled = filledIn(request, {
      [examples.accessid]: account.accessid,
      [examples.pwd]: pwd,
      [examples.licenseID]: fixtures?.traded?.licenseID ?? examples.licenseID,
    });
    const reply = await send(filled);
    const changed = /"newPwd":\s*"([^"\\]+)"/.exec(filled.body.toString())?.[1];
    const isChange = filled.path.endsWith('/updatePassword') && filled.body.includes(pwd);
    if (isChange && changed !== undefined && envelopeOf(reply)?.['result'] === 1) pwd = changed;
    return reply;
  };
}
