import {
  type OpenedRequest,
  openReply,
  openRequest,
  type Recipient,
} from '../../../spec/protocol/sm-envelope.ts';
import { isSealed } from '../../../spec/protocol/sm-form.ts';
import { createKeyPair, isPublicKey, unwrapKey, wrapKey } from '../../../spec/protocol/sm2.ts';
import { objectOf, withFields } from '../bodies.ts';
import { edited } from '../deviations.ts';
import { envelopeOf, put } from '../envelope.ts';
import type { Surroundings, WireReply, WireRequest } from '../mutant.ts';
import { calls, textOf } from './requests.ts';

/** A sealed request that could be opened. */
export interface OpenedCall {
  /** The same request with its plain text for a body. */
  readonly plain: WireRequest;
  /** The SM4 key that the reply is sealed under. */
  readonly key: Buffer;
}

/** What a deviation may use that looks beneath a seal. */
export interface Opening extends Surroundings {
  /** What a sealed request holds; nothing where it is plain, or broken. */
  readonly open: (request: WireRequest) => OpenedCall | undefined;
  /** The SM4 key of a sealed request, whatever else is wrong with it. */
  readonly keyOf: (request: WireRequest) => Buffer | undefined;
}

/** Stands between caller and platform, so that deviations see what is sealed (SX-A15). */
export interface Middle extends Pick<Opening, 'open' | 'keyOf'> {
  /** Sealed requests for this side's key become ones for the platform's; others stay. */
  readonly toPlatform: (request: WireRequest) => WireRequest;
  /** The platform's public key becomes this side's, under the same keyId. */
  readonly toCaller: (request: WireRequest, reply: WireReply) => WireReply;
}

const own = createKeyPair();

/** What a caller who is not to ask for the key is told in place of the right one. */
export const middleKey = own.publicKey;

/** Takes the receiver's key, or learns it from the first reply of getPublicKey that passes. */
export function createMiddle(receiver?: Recipient): Middle {
  let platform = receiver;
  // Opening costs milliseconds, and several ask for the same body.
  const seen = new WeakMap<Uint8Array, OpenedRequest | undefined>();
  const openedBody = (request: WireRequest) => {
    const { body } = request;
    if (!seen.has(body)) seen.set(body, openedFor(platform?.keyId, request));
    return seen.get(body);
  };
  const open = (request: WireRequest) => {
    const opened = openedBody(request);
    return opened && { plain: { ...request, body: opened.text }, key: opened.key };
  };
  const keyOf = (request: WireRequest) =>
    openedBody(request)?.key ?? unwrapKey(textOf(request, 'key'), own.privateKey);
  return {
    open,
    keyOf,
    toPlatform(request) {
      if (platform === undefined || !isSealed(objectOf(request))) return request;
      const key = keyOf(request);
      return key ? withFields(request, { key: wrapKey(key, platform.publicKey) }) : request;
    },
    toCaller(request, reply) {
      const given = calls('getPublicKey')(request) ? recipientOf(reply) : undefined;
      platform = given ?? platform;
      return given ? edited(reply, put('data.publicKey', own.publicKey)) : reply;
    },
  };
}

function openedFor(known: string | undefined, request: WireRequest): OpenedRequest | undefined {
  const isKnown = (keyId?: string) => keyId === undefined || keyId === known;
  const opened = openRequest(objectOf(request), (keyId) =>
    isKnown(keyId) ? own.privateKey : undefined,
  );
  return opened.ok ? opened.value : undefined;
}

/** The plain reply inside a sealed one; the reply as it is where it is not sealed. */
export function unsealed(reply: WireReply, key: Uint8Array): WireReply {
  const opened = openReply(envelopeOf(reply), key);
  return opened.ok ? { ...reply, body: opened.value } : reply;
}

function recipientOf(reply: WireReply): Recipient | undefined {
  const { publicKey, keyId } = Object(envelopeOf(reply)?.['data']);
  return isPublicKey(publicKey) ? { publicKey, keyId: String(keyId) } : undefined;
}
