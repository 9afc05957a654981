import type { RequirementId } from '../../generated/requirements.ts';
import type { Endpoint, Schema } from '../../spec/document.ts';
import { keysOf, valueAt } from '../../spec/pointer.ts';
import type { Check } from '../check.ts';
import type { Deviation } from '../conformity.ts';
import type { Observation } from '../exchange/observation.ts';
import type { Session as Opened } from '../exchange/session.ts';
import { Mismatch, NotObserved } from '../mismatch.ts';

/** What checks over the whole run read. */
export type Overview = Pick<Opened, 'all' | 'warn'>;

/** A field of a reply: where it stands, and the requirements behind it. */
interface ReplyField {
  readonly field: string;
  readonly clauses: readonly string[];
}

/**
 * One check per field of an operation's replies (as described for `status`), over every reply of
 * the run: a field that is wrong only on page 3 is found, and a field that is wrong everywhere
 * gives one finding. Order: last.
 */
export function deriveReplyChecks<Session extends Overview>(
  contractId: string,
  { operation }: Endpoint,
  status: string,
): readonly Check<Session>[] {
  const name = operation.operationId;
  const root = operation.responses[status]?.content?.['application/json']?.schema;
  if (!root) return [];
  const fields = replyFields(root, '', root['x-clause'] ?? []);
  const merged = [...Map.groupBy(fields, ({ field }) => field)].map(([field, group]) => {
    const clauses = [...new Set(group.flatMap((one) => one.clauses))];
    return { field, clauses };
  });
  const known = new Set(merged.map(({ field }) => field));
  return merged.map(({ field, clauses }) => ({
    id: `${contractId}.reply.${name}${dotted(field)}`,
    requirements: clauses as [RequirementId],
    severity: 'must',
    source: 'derived',
    operation: name,
    field: keysOf(field).findLast((key) => key !== '*') ?? 'body',
    title: {
      zh: `各应答中的 ${field || '报文'} 与契约相符`,
      en: `${field || 'The body'} is as described in every reply`,
    },
    run: (session) => judgeField(session, name, field, known),
  }));
}

const dotted = (field: string): string =>
  field.replaceAll('/*', '/row').replaceAll('/', '.') || '.body';

function judgeField(
  session: Overview,
  operation: string,
  field: string,
  known: ReadonlySet<string>,
): void {
  const own = session.all.filter(({ reply }) => reply?.operation === operation);
  if (own.length === 0) throw new NotObserved();
  const list = field.lastIndexOf('/*');
  const rows = list === -1 ? '' : field.slice(0, list);
  if (list !== -1 && !own.some(({ reply }) => hasItems(reply?.body, rows))) throw new NotObserved();
  const found = own.flatMap((evidence) =>
    (evidence.reply?.deviations ?? [])
      .filter((deviation) => nearest(deviation.field, known) === field)
      .map((deviation) => ({ evidence, deviation })),
  );
  for (const { deviation } of found) warnOf(session, deviation);
  const faults = found.filter(({ deviation }) => deviation.tolerated === null);
  const [first] = faults;
  if (first) throw toMismatch(first.evidence, first.deviation, faults.length);
}

/** Of rows that never came nothing is proved. */
function hasItems(body: unknown, pointer: string): boolean {
  const list = valueAt(body, pointer);
  return Array.isArray(list) && list.length > 0;
}

function warnOf(session: Overview, { tolerated, at }: Deviation): void {
  if (tolerated) session.warn(tolerated.reading, tolerated.says, at);
}

function toMismatch(evidence: Observation, deviation: Deviation, count: number): Mismatch {
  const more =
    count > 1 ? { zh: `（共 ${count} 处）`, en: ` (${count} places)` } : { zh: '', en: '' };
  return new Mismatch({
    expected: deviation.expected,
    actual: { zh: deviation.actual.zh + more.zh, en: deviation.actual.en + more.en },
    at: deviation.at,
    advice: {
      zh: '对照契约中这个字段的说明修改应答。',
      en: 'Change the reply to what the contract says of this field.',
    },
    evidence,
  });
}

/** The field itself if it has a check, else the closest one around it. */
function nearest(field: string, known: ReadonlySet<string>): string {
  let place = field;
  while (place !== '' && !known.has(place)) place = place.slice(0, place.lastIndexOf('/'));
  return place;
}

/** Every field that the schema describes, in whichever branch, with the root first. */
function replyFields(
  schema: Schema & { readonly then?: Schema; readonly else?: Schema },
  at: string,
  inherited: readonly string[],
): readonly ReplyField[] {
  const clauses = schema['x-clause'] ?? inherited;
  const below = Object.entries(schema.properties ?? {}).flatMap(([key, property]) =>
    replyFields(property, `${at}/${key}`, clauses),
  );
  const branches = [...(schema.allOf ?? []), schema.then, schema.else].filter(
    (s) => s !== undefined,
  );
  const same = branches.flatMap((branch) => replyFields(branch, at, clauses));
  const items = schema.items ? replyFields(schema.items, `${at}/*`, clauses) : [];
  return [{ field: at, clauses }, ...same, ...items, ...below];
}
