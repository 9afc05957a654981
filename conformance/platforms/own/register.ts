import type { Endpoint, Json, OpenApiDocument } from '../../../spec/document.ts';
import type { Text } from '../../../spec/language.ts';
import type { Register } from '../../report/chapters.ts';
import { isObject, type Resolved } from './references.ts';

type Requirement = Register['requirements'][string];
type Requirements = Readonly<Record<string, Requirement>>;

/** What is about the interface as a whole, in a document that has no clause for it. */
export const wholeId = '#/x-outcomes';

/**
 * The requirements that a document declares (`x-requirements`), and after them what its operations
 * and fields cite beyond these, so that the report has a place for every finding.
 */
export function registerOf(
  document: OpenApiDocument,
  endpoints: readonly Endpoint[],
  resolved: Resolved,
): Register {
  const { 'x-requirements': declared, 'x-chapters': titles } = resolved.document;
  const cited = citedBy(document, endpoints);
  const own = declaredIn(declared, cited);
  // First, and not replaced: keys keep the place where they first stood.
  const requirements = { ...own, ...cited, ...own };
  const clauses = [...new Set(Object.values(requirements).map(({ clause }) => clause))];
  const known = isObject(titles) ? titles : {};
  return {
    // Numbers of clauses first, in their order, as the source has them.
    chapters: clauses.toSorted(byNumber).map((clause) => ({
      clause,
      title: titleOf(clause, known[clause], endpoints),
    })),
    requirements,
  };
}

const byNumber = (a: string, b: string): number =>
  /^\d/.test(a) && /^\d/.test(b) ? a.localeCompare(b, 'en', { numeric: true }) : rank(a) - rank(b);

const rank = (clause: string): number => (clause === '*' ? 2 : /^\d/.test(clause) ? 0 : 1);

/** The requirements behind what all replies have in common. */
export function wholeClauses(document: OpenApiDocument): readonly [string, ...string[]] {
  const { 'x-clause': own } = document['x-outcomes'] as { readonly 'x-clause'?: readonly string[] };
  const [first, ...rest] = own ?? [];
  return first === undefined ? [wholeId] : [first, ...rest];
}

/** Everything that is cited, under the operation that does so first, or the whole interface. */
function citedBy(document: OpenApiDocument, endpoints: readonly Endpoint[]): Requirements {
  const found = new Map<string, Requirement>();
  const add = (id: string, clause: string, says: Text): void => {
    if (found.has(id)) return;
    found.set(id, { clause, ...says, strength: 'shall', testability: 'black-box HTTP' });
  };
  for (const { operation, parameters } of endpoints) {
    const { operationId, summary } = operation;
    for (const [id, name] of citedIn({ ...operation, parameters }, '')) {
      const field = { zh: `字段 ${name}`, en: `The field ${name}` };
      add(id, operationId, name === '' ? { zh: summary, en: summary } : field);
    }
  }
  const { securitySchemes } = document.components as { readonly securitySchemes?: unknown };
  for (const [id] of citedIn(securitySchemes, '')) add(id, '*', caller);
  for (const id of wholeClauses(document)) add(id, '*', whole);
  return Object.fromEntries(found);
}

const caller = { zh: '证明调用者身份的凭据', en: 'The credential that proves who is calling' };
const whole = { zh: '应答的结构和结局', en: 'The envelope of replies and what they mean' };

/** What a person declares, and of what nothing cites, that no check decides it. */
function declaredIn(declared: Json | undefined, cited: Requirements): Requirements {
  if (!isObject(declared)) return {};
  const entries = Object.entries(declared).map(([id, entry]) => {
    const given = isObject(entry) ? entry : {};
    const { clause = id, zh = id, en = zh, strength = 'shall', testability, reason } = given;
    const known = isObject(reason) ? textOf(reason, id) : uncited;
    return [
      id,
      {
        clause: String(clause),
        zh: String(zh),
        en: String(en),
        strength: String(strength),
        testability: String(testability ?? 'black-box HTTP'),
        ...(cited[id] && !isObject(reason) ? {} : { reason: known }),
      },
    ] as const;
  });
  return Object.fromEntries(entries);
}

const uncited = {
  zh: '契约中没有引用它的地方，所以没有检查判定它',
  en: 'Nothing in the contract cites it, so no check decides it',
};

const textOf = ({ zh, en }: { readonly [key: string]: Json }, otherwise: string): Text => ({
  zh: String(zh ?? en ?? otherwise),
  en: String(en ?? zh ?? otherwise),
});

/** What a person called the chapter, else the operation it is about, else the clause itself. */
function titleOf(clause: string, given: Json | undefined, endpoints: readonly Endpoint[]): Text {
  if (isObject(given)) return textOf(given, clause);
  if (clause === '*') return { zh: '整个接口', en: 'The interface as a whole' };
  const named = endpoints.find(({ operation }) => operation.operationId === clause);
  if (!named) return { zh: `第 ${clause} 条`, en: `Clause ${clause}` };
  const { method, path, operation } = named;
  const citation = `${method.toUpperCase()} ${path}`;
  const said = operation.summary === citation ? citation : `${citation} ${operation.summary}`;
  return { zh: said, en: said };
}

/** Every clause beneath a node with the name of what cites it, the outermost first. */
function* citedIn(node: unknown, name: string): Generator<readonly [id: string, name: string]> {
  if (typeof node !== 'object' || node === null) return;
  const { 'x-clause': own, name: called } = node as { 'x-clause'?: unknown; name?: unknown };
  const known = typeof called === 'string' ? called : name;
  if (Array.isArray(own)) for (const id of own) yield [String(id), known];
  for (const [key, value] of Object.entries(node)) {
    if (key === 'x-clause') continue;
    yield* key === 'properties' ? fieldsIn(value) : citedIn(value, known);
  }
}

function* fieldsIn(properties: unknown): Generator<readonly [id: string, name: string]> {
  for (const [name, schema] of Object.entries(properties ?? {})) yield* citedIn(schema, name);
}
