import type { Dispatcher } from 'undici';

/** What came back: a reply, or why there is none. */
export type Answer =
  | {
      readonly kind: 'reply';
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      readonly body: Buffer;
    }
  | { readonly kind: 'none'; readonly code: string };

/** How long to wait for a whole reply, and how much of one to take. */
export interface Limits {
  /** Milliseconds. */
  readonly whole: number;
  /** Bytes that the replies still to come may have in all. */
  readonly left: number;
}

/** No reply of these interfaces is longer; a stream without end must not fill the memory. */
const bodyLimit = 16 * 1024 * 1024;

/**
 * Takes a reply straight from its connection, without a stream for each: a run has a thousand of
 * them. `answer` is called whatever becomes of the request; only the first time counts.
 */
export function gathering(
  { whole, left }: Limits,
  answer: (answer: Answer) => void,
): Dispatcher.DispatchHandler {
  const chunks: Buffer[] = [];
  let [length, status, headers]: [number, number, Fields] = [0, 0, {}];
  let stop: ((reason: Error) => void) | undefined;
  let late: Error | undefined;
  const end = (result: Answer): void => {
    clearTimeout(overdue);
    answer(result);
  };
  const fail = (error: unknown): void => end({ kind: 'none', code: codeOf(error) });
  const overdue = setTimeout(() => {
    late = new DOMException('no whole reply in time', 'TimeoutError');
    if (stop) stop(late);
    else fail(late);
  }, whole).unref();
  return {
    onRequestStart(controller) {
      stop = (reason) => controller.abort(reason);
      if (late) stop(late);
    },
    onResponseStart(_, statusCode, fields) {
      [status, headers] = [statusCode, fields];
    },
    onResponseData(controller, chunk) {
      length += chunk.length;
      if (length > bodyLimit) controller.abort(tooLong('BODY_TOO_LONG'));
      else if (length > left) controller.abort(tooLong('RUN_TOO_LONG'));
      else chunks.push(chunk);
    },
    onResponseEnd: () =>
      end({ kind: 'reply', status, headers: flat(headers), body: Buffer.concat(chunks) }),
    onResponseError: (_, error) => fail(error),
  };
}

type Fields = Readonly<Record<string, string | readonly string[] | undefined>>;

const tooLong = (code: string): Error => Object.assign(new Error('too long'), { code });

const flat = (fields: Fields): Record<string, string> =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, `${value}`]));

/** What tells the ways of failing apart. */
export function codeOf(error: unknown): string {
  // A DOMException has a number for its code, which says nothing.
  const { code, name } = error as { code?: unknown; name?: string };
  return typeof code === 'string' ? code : (name ?? 'UNKNOWN');
}
