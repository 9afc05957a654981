import type { Text } from '../../spec/language.ts';
import { type Deviation, deviations } from '../conformity.ts';
import { type Classified, classify } from '../contract/classify.ts';
import type { Contract } from '../contract/contract.ts';
import type { Template } from '../plan/plan.ts';
import type { WireRequest } from './client.ts';
import type { Answer } from './gathering.ts';

/** A reply, untyped on purpose: the endpoint has not yet proved that it follows its document. */
export interface Reply extends Classified {
  readonly operation: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  /** The body itself, where it is no UTF-8 and `text` has lost some of it. */
  readonly bytes?: Buffer;
  /** The parsed body; undefined when it is not JSON. */
  readonly body: unknown;
  readonly frame: readonly FrameFault[];
  readonly deviations: readonly Deviation[];
  /** What came over the wire, where the reply was sealed and all of the above is its plain text. */
  readonly wire?: Pick<Reply, 'text' | 'body'>;
}

/** What is wrong with a reply before its content is looked at. */
export interface FrameFault {
  readonly kind: 'encoding' | 'json' | 'content-type';
  readonly expected: Text;
  readonly actual: Text;
}

/** One exchange as it happened: what every report and every check over the whole run reads. */
export interface Observation {
  readonly operation: string;
  readonly request: WireRequest;
  readonly reply: Reply | null;
  /** Why there is no reply. */
  readonly failure: string | null;
  /** Milliseconds since the run began, and until the last byte. */
  readonly startedAt: number;
  readonly duration: number;
  readonly curl: () => string;
  /** What was signed, in the order it was joined; undefined where nothing is. */
  readonly signed?: string;
  /** The same request as data, for a plan; undefined where a platform has none. */
  readonly template?: () => Template;
}

/** Reads an answer against the contract; each reply is looked at once, for all checks. */
export function readReply(
  contract: Contract,
  operation: string,
  answer: Answer & { readonly kind: 'reply' },
): Reply {
  const { status, headers } = answer;
  const text = answer.body.toString('utf8');
  const encoding = encodingFault(answer.body);
  const frame = [encoding, contentTypeFault(headers['content-type'])];
  const parsed = parse(text);
  const schema = contract.replySchema(operation, status);
  return {
    operation,
    status,
    headers,
    text,
    ...(encoding && { bytes: answer.body }),
    body: parsed.value,
    frame: [...frame, parsed.fault].filter((fault) => fault !== null),
    deviations: schema && parsed.fault === null ? deviations(schema, parsed.value) : [],
    ...classify(contract.document['x-outcomes'], status, parsed.value),
  };
}

/** The reply within a sealed one. That it could be opened proves the form of what is around it. */
export function openedReply(
  contract: Contract,
  { operation, status, headers, text, body, frame }: Reply,
  bytes: Buffer,
): Reply {
  const inner = readReply(contract, operation, { kind: 'reply', status, headers, body: bytes });
  return { ...inner, frame: [...frame, ...inner.frame], wire: { text, body } };
}

function encodingFault(body: Buffer): FrameFault | null {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(body);
    return null;
  } catch {
    return {
      kind: 'encoding',
      expected: { zh: 'UTF-8 编码的报文', en: 'a body in UTF-8' },
      actual: { zh: '含有不合 UTF-8 的字节', en: 'bytes that are not UTF-8' },
    };
  }
}

/** Media types and parameter names know no case; a charset, if given, has to be UTF-8. */
function contentTypeFault(value: string | undefined): FrameFault | null {
  const [type = '', ...parameters] = (value ?? '').toLowerCase().split(';');
  const charset = parameters.map((text) => text.trim()).find((text) => text.startsWith('charset='));
  const isUtf8 = charset === undefined || /^charset="?utf-?8"?$/.test(charset);
  if (type.trim() === 'application/json' && isUtf8) return null;
  return {
    kind: 'content-type',
    expected: {
      zh: 'Content-Type 为 application/json（UTF-8）',
      en: 'Content-Type application/json (UTF-8)',
    },
    actual: { zh: value ?? '没有', en: value ?? 'none' },
  };
}

function parse(text: string): { readonly value: unknown; readonly fault: FrameFault | null } {
  try {
    return { value: JSON.parse(text), fault: null };
  } catch (error) {
    const start = JSON.stringify(text.slice(0, 80));
    const detail = error instanceof Error ? error.message : '';
    return {
      value: undefined,
      fault: {
        kind: 'json',
        expected: { zh: '合法的 JSON（RFC 8259）', en: 'valid JSON (RFC 8259)' },
        actual: { zh: `以 ${start} 开头，不是 JSON`, en: `${detail}, body begins ${start}` },
      },
    };
  }
}
