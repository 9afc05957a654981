import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Dispatch, Led } from './dispatch.ts';
import { plainBytes } from './http/frame.ts';
import type { Reply } from './http/http.ts';
import { send } from './http/send.ts';
import { traceIn } from './http/trace.ts';
import type { Log } from './log.ts';
import { outcomeOf } from './metrics/outcome.ts';
import type { Shed, Watch } from './metrics/watch.ts';
import type { Door } from './overload/door.ts';

/** What each call meets on its way, from its first byte to its log line. */
export interface CallSetting {
  readonly dispatch: Dispatch;
  readonly door: Pick<Door, 'admit'>;
  readonly log: Log;
  readonly watch?: Watch | undefined;
  readonly nextId: () => string;
  /** False while the server is going down. */
  readonly isServing: () => boolean;
}

export interface Calls {
  /** `beforeWork` runs when the call has come in, and not for one that is turned away. */
  receive(request: IncomingMessage, response: ServerResponse, beforeWork?: () => void): void;
  /** Resolves when no call is worked on any more, not even one whose caller was cut off. */
  settled(): Promise<void>;
}

/** One call as it was received. */
interface Received {
  readonly id: string;
  /** By the clock that only goes forward. */
  readonly arrived: number;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly led: Led;
}

/** Receives calls, lets them in or turns them away, and says of each what it came to. */
export function createCalls(setting: CallSetting): Calls {
  const { dispatch, door, log, isServing, nextId } = setting;
  const tell = createTelling(setting);
  const pending = createPending();

  /** Nobody can be answered any more, or what should have answered broke. */
  function breakOff(received: Received, error: unknown) {
    const { id, request, response } = received;
    const trace = traceIn(request.headers['traceparent']);
    log.warn({ id, ...trace, cause: String(error) }, 'no reply');
    response.destroy();
    tell(received);
  }

  async function serve(received: Received) {
    try {
      const reply = await received.led.answer();
      send(received.response, reply, { id: received.id, last: !isServing() });
      tell(received, reply);
    } catch (error) {
      breakOff(received, error);
    }
    pending.end();
  }

  function turnAway(received: Received, worded: () => Reply, shed: Shed) {
    const { id, request, response } = received;
    try {
      const reply = worded();
      send(response, reply, { id, last: !isServing() || isLarge(request) });
      tell(received, reply, shed);
    } catch (error) {
      breakOff(received, error);
    }
    pending.end();
  }

  function receive(request: IncomingMessage, response: ServerResponse, beforeWork = () => {}) {
    const [arrived, id] = [performance.now(), nextId()];
    const led = dispatch(request, id);
    const received = { id, arrived, request, response, led };
    const begin = () => {
      beforeWork();
      serve(received);
    };
    pending.begin();
    const { turnedAway } = led;
    if (!turnedAway) return begin();
    return door.admit({ begin, turnAway: (shed) => turnAway(received, turnedAway, shed) });
  }
  return { receive, settled: pending.settled };
}

/** Nobody reads a large body for nothing; a small one costs less than a new connection. */
const isLarge = ({ headers }: IncomingMessage): boolean =>
  Number(headers['content-length'] ?? 0) > plainBytes;

/** What nobody could be answered is called in the figures. */
const aborted = 'aborted';

/** The log line of a call, and its part in the figures. */
function createTelling({ log, watch }: Pick<CallSetting, 'log' | 'watch'>) {
  return ({ id, arrived, request, led }: Received, reply?: Reply, shed?: Shed) => {
    const { contract, operation } = led;
    const milliseconds = performance.now() - arrived;
    if (watch) {
      const outcome = reply ? outcomeOf(reply) : aborted;
      watch.ended({ contract, operation, outcome, seconds: milliseconds / 1000, shed });
    }
    if (!reply || !log.isLevelEnabled('info')) return;
    const { method, headers } = request;
    const trace = traceIn(headers['traceparent']);
    const ms = Math.round(milliseconds * 100) / 100;
    const { status, note } = reply;
    log.info({ id, ...trace, method, contract, operation, status, ...note, shed, ms }, 'call');
  };
}

/** Counts what is under way; a promise for each call would cost more than the count. */
function createPending() {
  let count = 0;
  let waiting: (() => void)[] = [];
  return {
    begin() {
      count += 1;
    },
    end() {
      count -= 1;
      if (count > 0) return;
      for (const resolve of waiting) resolve();
      waiting = [];
    },
    settled: () =>
      count === 0
        ? Promise.resolve()
        : new Promise<void>((resolve) => {
            waiting.push(resolve);
          }),
  };
}
