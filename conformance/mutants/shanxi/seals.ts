import { sealReply } from '../../../spec/protocol/sm-envelope.ts';
import { isSealed } from '../../../spec/protocol/sm-form.ts';
import { objectOf } from '../bodies.ts';
import { envelopeOf, type Json, withJson } from '../envelope.ts';
import type { Deviation, WireReply, WireRequest } from '../mutant.ts';
import { type OpenedCall, type Opening, unsealed } from './middle.ts';

/** What a sealed reply is made of: the deviation makes another envelope of it. */
export interface SealedAnswer extends OpenedCall {
  /** The bytes of the plain reply. */
  readonly text: Buffer;
  /** The envelope as the platform wrote it. */
  readonly envelope: Json;
  /** The envelope of the request. */
  readonly asked: Json;
}

/** Deviates alike on plain and on sealed calls: a real endpoint is wrong beneath its seal too. */
export const beneath =
  <Around extends Opening>(deviation: Deviation<Around>): Deviation<Around> =>
  async (request, around) => {
    const call = around.open(request);
    if (call === undefined) return deviation(request, around);
    const reply = await deviation(call.plain, around);
    return reply.connection === 'cut' ? reply : sealed(reply, call.key);
  };

/** Writes another envelope around the same plain reply. */
export const resealed =
  (change: (answer: SealedAnswer) => unknown): Deviation<Opening> =>
  async (request, around) => {
    const call = around.open(request);
    const reply = await around.forward(request);
    const envelope = envelopeOf(reply);
    if (call === undefined || !isSealed(envelope) || envelope === undefined) return reply;
    const { body: text } = unsealed(reply, call.key);
    return withJson(reply, change({ ...call, text, envelope, asked: objectOf(request) ?? {} }));
  };

/** Sends the plain reply, where it is meant, in the place of the sealed one. */
export const opened =
  (isMeant: (plain: WireReply) => boolean): Deviation<Opening> =>
  async (request, around) => {
    const call = around.open(request);
    const reply = await around.forward(request);
    if (call === undefined) return reply;
    const plain = unsealed(reply, call.key);
    return isMeant(plain) ? plain : reply;
  };

/** A sealed envelope was meant, whatever is wrong with it (SX-A15). */
export const isSealedCall = (request: WireRequest): boolean => isSealed(objectOf(request));

/** The same reply, sealed. */
export const sealed = (reply: WireReply, key: Uint8Array): WireReply =>
  withJson(reply, sealReply(reply.body, key));
