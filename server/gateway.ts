import type { Contract, Route } from './contract.ts';
import type { Fault } from './http/fault.ts';
import type { Call, Head, Note, Reply } from './http/http.ts';
import type { Platform } from './platform.ts';
import { accept, type Result, refuse } from './result.ts';

/** What a call is answered with: the body of a success, or a refusal. */
export type Outcome<R> = Result<object, R>;

/** What a call came to, and who made it as far as that is proved. */
export interface Answer<R> {
  readonly caller?: string;
  readonly decision: Outcome<R>;
  /** What the reply is put into, whatever it says, if the call was sealed. */
  readonly seal?: Seal;
}

/** Puts the body of a reply into an envelope. */
export type Seal = (body: unknown) => object;

export interface GatewayParts<R> {
  readonly id: string;
  readonly contract: Contract;
  readonly bodyLimit: Platform['bodyLimit'];
  readonly decide: (call: Call) => Promise<Answer<R>>;
  /** Puts a refusal, or a fault of the protocol, into the platform's envelope. */
  readonly worded: (refusal: R | Fault, head: Head) => Reply;
  /** What the log says of a call that succeeded. */
  readonly success: Note;
}

/** What all platforms do alike with a call: decide it, word it, note it for the log. */
export function createGateway<R>(parts: GatewayParts<R>): Platform {
  const { id, contract, bodyLimit, decide, worded, success } = parts;
  return {
    id,
    territory: contract.territory,
    operation({ method, path }) {
      const route = contract.route(method, path);
      return route.kind === 'found' ? route.operation : undefined;
    },
    bodyLimit,
    problem: worded,
    async answer(call) {
      const { caller, decision, seal } = await decide(call);
      const reply: Reply = decision.ok
        ? { status: 200, body: decision.value, note: success }
        : worded(decision.refusal, call);
      const body = seal ? seal(reply.body) : reply.body;
      return { ...reply, body, note: { ...reply.note, caller } };
    },
  };
}

/** The handler of the operation that a route leads to, if it has one, or the fault of the route. */
export function handlerFor<H>(
  route: Route,
  handlers: ReadonlyMap<string, H>,
): Result<H | undefined, Fault> {
  if (route.kind === 'found') return accept(handlers.get(route.operation));
  return refuse(routeFault(route));
}

function routeFault(route: Exclude<Route, { kind: 'found' }>): Fault {
  if (route.kind === 'unknown-path') {
    return { kind: 'unknown-path', says: { zh: '没有这个路径', en: 'there is no such path' } };
  }
  const allow = route.allow.join(', ');
  const says = { zh: `请求方法只能是 ${allow}`, en: `the method must be ${allow}` };
  return { kind: 'wrong-method', says, headers: { allow } };
}
