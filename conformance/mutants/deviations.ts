import { type Change, envelopeOf, isObject, withJson } from './envelope.ts';
import type { Deviation, Surroundings, WireReply, WireRequest } from './mutant.ts';

/** Which requests a deviation is about. */
export type Condition<Around extends Surroundings> = (
  request: WireRequest,
  around: Around,
) => boolean;

/** Makes another reply of one; the request that it answers is there to be looked at. */
export type Reshape<Around extends Surroundings> = (
  reply: WireReply,
  request: WireRequest,
  around: Around,
) => WireReply | Promise<WireReply>;

/** Deviates on some requests and lets the others through. */
export const when =
  <Around extends Surroundings>(
    condition: Condition<Around>,
    deviation: Deviation<Around>,
  ): Deviation<Around> =>
  (request, around) =>
    condition(request, around) ? deviation(request, around) : around.forward(request);

/** Serves what a conforming server turns down, by mending the request on the way. */
export const mend = <Around extends Surroundings>(
  condition: Condition<Around>,
  repair: (request: WireRequest, around: Around) => WireRequest | Promise<WireRequest>,
): Deviation<Around> =>
  when(condition, async (request, around) => around.forward(await repair(request, around)));

/** Changes the replies that are meant. */
export const reshaping =
  <Around extends Surroundings>(
    isMeant: (reply: WireReply, request: WireRequest) => boolean,
    reshape: Reshape<Around>,
  ): Deviation<Around> =>
  async (request, around) => {
    const reply = await around.forward(request);
    return isMeant(reply, request) ? reshape(reply, request, around) : reply;
  };

/** The same reply with another envelope. */
export const edited = (reply: WireReply, ...changes: readonly Change[]): WireReply =>
  withJson(
    reply,
    changes.reduce<unknown>(
      (value, change) => (isObject(value) ? change(value) : value),
      envelopeOf(reply),
    ),
  );

/** A reply of a server's own making. */
export const jsonReply = (status: number, value: unknown): WireReply =>
  withJson(blank(status, 'application/json; charset=utf-8'), value);

/** The page of a web server that knows nothing of the interface. */
export const webPage = (status: number): WireReply => ({
  ...blank(status, 'text/html; charset=utf-8'),
  body: Buffer.from(`<!DOCTYPE html><title>${status}</title><h1>${status}</h1>`),
});

/** No reply at all. */
export const cut = async (): Promise<WireReply> => ({ ...webPage(500), connection: 'cut' });

const blank = (status: number, type: string): WireReply => ({
  status,
  headers: { 'content-type': type },
  body: Buffer.alloc(0),
});
