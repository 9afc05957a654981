import type { Text } from '../../spec/language.ts';
import type { Check } from '../check.ts';
import type { Framing } from '../exchange/request.ts';

/** A body that cannot be read, made from a right one so that what it might store bears the mark. */
export interface Malformed extends Text {
  readonly id: string;
  readonly make: (json: string) => Buffer | string;
  readonly contentType?: string;
  /** The one parameter that it is wrong about, where the body as a whole can be read. */
  readonly field?: string;
  /** Parsers that bear small slips are common, and no document says that they may not. */
  readonly wish?: true;
}

/** Bodies that are no JSON object, at least not by the letter. */
export const noObjects: readonly Malformed[] = [
  { id: 'not-json', make: () => 'qiyue', zh: '不是 JSON', en: 'not JSON' },
  {
    id: 'truncated',
    make: (json) => json.slice(0, -2),
    zh: '半截 JSON',
    en: 'half a JSON document',
  },
  {
    id: 'trailing-comma',
    make: (json) => json.replace(/\}+$/, ',$&'),
    zh: '多一个逗号',
    en: 'JSON with a comma too many',
    wish: true,
  },
  {
    id: 'single-quotes',
    make: (json) => json.replaceAll('"', "'"),
    zh: '用单引号',
    en: 'JSON in single quotes',
    wish: true,
  },
  { id: 'list', make: (json) => `[${json}]`, zh: '一个列表', en: 'a list' },
  { id: 'text', make: (json) => JSON.stringify(json), zh: '一个字符串', en: 'a string' },
];

/** Bodies that programs stumble over. */
export const stumblingBlocks: readonly Malformed[] = [
  { id: 'bad-utf-8', make: withoutUtf8, zh: '不合 UTF-8', en: 'not UTF-8', wish: true },
  { id: 'deep', make: nested, zh: '嵌套两万层', en: 'nested twenty thousand levels deep' },
  { id: 'xml', make: () => '<request/>', contentType: 'application/xml', zh: 'XML', en: 'XML' },
];

/** Whether it is a rule that something has to be sent depends on the contract. */
export const empty: Malformed = { id: 'empty', make: () => '', zh: '空', en: 'empty' };

/** Bytes that no UTF-8 has, at the end of the first string; its beginning may be the mark. */
function withoutUtf8(json: string): Buffer {
  const first = /:"(?:[^"\\]|\\.)*/.exec(json);
  const at = first ? first.index + first[0].length : json.length;
  const invalid = Buffer.from([0xff, 0xfe]);
  return Buffer.concat([Buffer.from(json.slice(0, at)), invalid, Buffer.from(json.slice(at))]);
}

/** Deep inside the last field, which has to be read; the first may hold the mark. */
function nested(json: string): string {
  const last = JSON.stringify(Object.values(JSON.parse(json)).at(-1));
  const before = json.slice(0, -last.length - 1);
  return `${before}${'['.repeat(20_000)}${last}${']'.repeat(20_000)}}`;
}

/** How such a body is sent in the place of a right one. */
export function framingOf({ make, contentType }: Malformed, json: string): Framing {
  const body = make(json);
  return contentType ? { body, headers: { 'Content-Type': contentType } } : { body };
}

/** What the checks of one operation's malformed bodies have in common. */
export interface MalformedRules<Session> {
  readonly contractId: string;
  readonly base: Pick<Check<Session>, 'source' | 'operation' | 'after' | 'needs'>;
  readonly requirements: Check<Session>['requirements'];
  readonly title: (body: Text) => Text;
  /** The body is sent and refused, and no harm is done. */
  readonly decide: (session: Session, body: Malformed) => Promise<void>;
}

/** One check per body that cannot be read. */
export const deriveMalformedChecks = <Session>(
  bodies: readonly Malformed[],
  { contractId, base, requirements, title, decide }: MalformedRules<Session>,
): readonly Check<Session>[] =>
  bodies.map((body) => ({
    ...base,
    id: `${contractId}.body.${base.operation}.${body.id}`,
    requirements,
    severity: body.wish ? 'should' : 'must',
    field: body.field ?? (body.contentType ? 'Content-Type' : 'body'),
    title: title(body),
    run: (session) => decide(session, body),
  }));
