import { type BodyKind, type Head, readHead } from './framing.ts';
import type { HeldBytes } from './held-bytes.ts';
import { createKeptBody, type Kept, type KeptBody } from './kept-body.ts';
import { createLineBuffer, headEnds, type LineBuffer, lineEnds, NotHttp } from './line-buffer.ts';

/** What was kept of a message. */
export interface Message extends Kept {
  readonly head: Head;
}

/** Told of every message as its parts pass by. */
export interface Listener {
  /** A head is whole, whatever stands in it; may throw to let nothing of it pass. */
  readonly onAnyHead?: (head: Head) => void;
  /** A head of HTTP/1.1 is whole; says how its body ends. */
  readonly onHead: (head: Head) => BodyKind;
  readonly onMessage: (message: Message) => void;
  /** Every byte in its order, heads whole; for whoever passes them on changed. */
  readonly onPart?: (bytes: Buffer, isHead: boolean) => void;
}

/** Follows the messages in one direction of a connection; nothing that passes is changed. */
export interface MessageReader {
  /** Throws `NotHttp` when the bytes are no HTTP/1.1. */
  readonly push: (chunk: Buffer) => void;
  /** The sender has closed its side. */
  readonly end: () => void;
  /** Gives back what is held of a message that will not be whole any more. */
  readonly drop: () => void;
  /** What has come and nobody was told of, as its line is not whole. */
  readonly pending: () => Buffer;
}

type LineKind = 'chunk-size' | 'chunk-end' | 'trailer';

type State =
  | { readonly kind: 'head' }
  | { readonly kind: 'bytes'; readonly left: number; readonly next: 'message' | 'chunk-end' }
  | { readonly kind: LineKind };

interface Reading {
  readonly listener: Listener;
  readonly lines: LineBuffer;
  readonly body: KeptBody;
  state: State;
  head: Head | null;
}

const nothing = Buffer.alloc(0);

/** Reads message after message of one direction; what it keeps of them counts in `held`. */
export function createMessageReader(listener: Listener, held: HeldBytes): MessageReader {
  const reading: Reading = {
    listener,
    lines: createLineBuffer(),
    body: createKeptBody(held),
    state: { kind: 'head' },
    head: null,
  };
  return {
    push(chunk) {
      let rest = chunk;
      while (rest.length > 0) rest = step(reading, rest);
    },
    end() {
      const { state } = reading;
      if (state.kind === 'bytes' && state.left === Number.POSITIVE_INFINITY) finish(reading);
    },
    drop: () => held.give(reading.body.take().body.length),
    pending: reading.lines.pending,
  };
}

/** Reads one part from the front of the bytes; gives the others. */
function step(reading: Reading, bytes: Buffer): Buffer {
  const { state } = reading;
  if (state.kind === 'bytes') return readBytes(reading, bytes, state);
  if (state.kind === 'head') return readWholeHead(reading, bytes);
  const found = reading.lines.upTo(bytes, lineEnds);
  if (!found) return nothing;
  reading.listener.onPart?.(found.whole, false);
  if (!readLine(reading, found.line, state.kind)) {
    throw new NotHttp('a chunk without a size', found.rest);
  }
  return found.rest;
}

function readWholeHead(reading: Reading, bytes: Buffer): Buffer {
  const { listener, lines } = reading;
  const found = lines.upTo(bytes, headEnds);
  if (!found) return nothing;
  const head = readHead(found.line);
  listener.onAnyHead?.(head);
  if (!/^(?:HTTP\/1\.\d \d{3}|[!-~]+ \S+ HTTP\/1\.\d$)/.test(head.start)) {
    throw new NotHttp(head.start.slice(0, 80), Buffer.concat([found.whole, found.rest]));
  }
  reading.head = head;
  const body = listener.onHead(head);
  listener.onPart?.(found.whole, true);
  begin(reading, body);
  return found.rest;
}

function begin(reading: Reading, body: BodyKind): void {
  if (body.kind === 'chunked') reading.state = { kind: 'chunk-size' };
  else if (body.kind === 'none' || (body.kind === 'length' && body.length === 0)) finish(reading);
  else {
    const left = body.kind === 'length' ? body.length : Number.POSITIVE_INFINITY;
    reading.state = { kind: 'bytes', left, next: 'message' };
  }
}

function readBytes(
  reading: Reading,
  bytes: Buffer,
  at: State & { readonly kind: 'bytes' },
): Buffer {
  const own = bytes.subarray(0, Math.min(bytes.length, at.left));
  reading.body.add(own);
  reading.listener.onPart?.(own, false);
  const left = at.left - own.length;
  if (left > 0) reading.state = { ...at, left };
  else if (at.next === 'message') finish(reading);
  else reading.state = { kind: 'chunk-end' };
  return bytes.subarray(own.length);
}

/** False where a chunk has no size that everybody reads alike. */
function readLine(reading: Reading, line: Buffer, kind: LineKind): boolean {
  if (kind === 'chunk-end') reading.state = { kind: 'chunk-size' };
  else if (kind === 'trailer' && line.length === 0) finish(reading);
  if (kind !== 'chunk-size') return true;
  const size = /^([0-9a-f]{1,12})[ \t]*(?:;.*)?$/i.exec(line.toString('latin1'))?.[1];
  const left = Number.parseInt(size ?? '0', 16);
  reading.state = left === 0 ? { kind: 'trailer' } : { kind: 'bytes', left, next: 'chunk-end' };
  return size !== undefined;
}

function finish(reading: Reading): void {
  const { head, listener, body } = reading;
  reading.state = { kind: 'head' };
  reading.head = null;
  const taken = body.take();
  if (head) listener.onMessage({ head, ...taken });
}
