import type { Received } from '../endpoint.ts';
import { type Answer, type Call, refusal, type Sent } from './operations.ts';
import type { State } from './platform-state.ts';
import { type OnCall, type OnWire, objectIn } from './right-endpoint.ts';

/** Parts of what a platform does that is wrong. */

/** A platform that takes a call for another one. */
export const taking =
  (change: (call: Call, state: State) => Sent): OnCall =>
  (call, { right, state }) =>
    right({ ...call, parameters: { ...call.parameters, ...change(call, state) } });

/** A platform that answers one interface in another way. */
export const answering =
  (operation: string, change: (answer: Answer, call: Call) => Answer): OnCall =>
  async (call, { right }) => {
    const answer = await right(call);
    return call.operation === operation ? change(answer, call) : answer;
  };

/** The data of a success, changed. */
export const withData = ({ status, value }: Answer, change: (data: Sent) => unknown): Answer =>
  value['result'] === 1
    ? { status, value: { ...value, data: change(Object(value['data'])) } }
    : { status, value };

/** A platform that reads another body than the one that came. */
export const reading =
  (change: (body: Sent, received: Received, state: State) => Sent): OnWire =>
  (received, { right, state }) => {
    const body = objectIn(received.body);
    if (body === undefined) return right(received);
    const text = JSON.stringify(change(body, received, state));
    return right({ ...received, body: Buffer.from(text) });
  };

/** A platform that answers what came over the wire in another way. */
export const sending =
  (change: (answer: Answer, received: Received, state: State) => Answer): OnWire =>
  async (received, { right, state }) =>
    change(await right(received), received, state);

/** Failures with words of their own. */
export const saying = (msg: string): Answer => refusal(msg);
