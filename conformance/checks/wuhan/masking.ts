import type { RequirementId } from '../../../generated/requirements.ts';
import type { Endpoint, Schema } from '../../../spec/document.ts';
import { valueAt } from '../../../spec/pointer.ts';
import type { Check } from '../../check.ts';
import { holds, same } from '../../expect.ts';
import { Mismatch, NotObserved } from '../../mismatch.ts';
import { found, none, rowsOf } from '../../platforms/wuhan/pages.ts';
import type { WuhanSession } from '../../platforms/wuhan/session.ts';
import { shown } from '../../shown.ts';
import { onCalls } from './calls.ts';
import { filterFields } from './filters.ts';

type WuhanCheck = Check<WuhanSession>;

/** WH-A24: two to four Han characters that are no organisation's name are a person's. */
const person = /^\p{Script=Han}{2,4}$/u;
/** Beyond the four words of the reading, what no person's name ends with (财政部, 某某厂). */
const organisation = /公司|企业|中心|合伙|[局部委厅署院所厂社店站馆府处村组]$/;
const masked = /^\p{Script=Han}\*+$/u;
/** A person's name masked in another way: two characters shown, or not the first one. */
const ill =
  /^(?:\p{Script=Han}{2,4}\*+|\*+\p{Script=Han}{1,4}|\p{Script=Han}\*+\p{Script=Han}{1,2})$/u;

/** Names of persons come back masked, on each field that the document marks (`x-personal-name`). */
export function maskingChecks(
  schemas: Readonly<Record<string, Schema>>,
  endpoint: Endpoint,
): readonly WuhanCheck[] {
  const { operationId } = endpoint.operation;
  const row = schemas[endpoint.operation['x-dataset']?.row ?? '']?.properties ?? {};
  const names = Object.entries(row).filter(([, schema]) => schema['x-personal-name']);
  const filters = filterFields(schemas, endpoint);
  return names.flatMap(([field, schema]): readonly WuhanCheck[] => {
    const about = {
      requirements: (schema['x-clause'] ?? []).toReversed() as unknown as [RequirementId],
      ...onCalls(operationId),
      field,
    } as const;
    const filter = filters.find((other) => other.field === field)?.name;
    return [
      {
        ...about,
        id: `wuhan.masking.${operationId}.${field}`,
        needs: [`${operationId}.personal`],
        title: {
          zh: `${field} 中的自然人姓名只露第一个字`,
          en: `${field} shows only the first character of a person's name`,
        },
        async run(session) {
          const query = session.fixtures(operationId).personal ?? {};
          const rows = rowsOf(await session.call(operationId, { ...query, pageNo: 1 }));
          const value = found(rows, query)[field];
          judge(session, value, `/data/data/0/${field}`);
          const stored = filter === undefined ? undefined : query[filter];
          if (stored !== undefined) same(first(`${value}`), first(stored), `/data/data/0/${field}`);
        },
      },
      ...(filter === undefined ? [] : [storedValue(filter)]),
      {
        ...about,
        id: `wuhan.masking.${operationId}.${field}-everywhere`,
        title: {
          zh: `本次评测的应答中没有未脱敏的 ${field}`,
          en: `No reply of the run has an unmasked ${field}`,
        },
        run({ all }) {
          const own = all.filter(({ reply }) => reply?.operation === operationId);
          if (own.length === 0) throw new NotObserved();
          for (const evidence of own) {
            const rows = valueAt(evidence.reply?.body, '/data/data');
            for (const [index, row] of (Array.isArray(rows) ? rows : []).entries()) {
              const value: unknown = row?.[field] ?? row?.[field.toLowerCase()];
              if (isBare(value)) throw bare(value, `/data/data/${index}/${field}`, evidence);
            }
          }
        },
      },
    ];

    /** The masked text is no key: filters compare what is stored (WH-A41). */
    function storedValue(name: string): WuhanCheck {
      return {
        ...about,
        id: `wuhan.masking.${operationId}.${name}-stored`,
        field: name,
        needs: [`${operationId}.personal`],
        title: {
          zh: `${name} 按未脱敏的完整原值匹配`,
          en: `${name} matches the whole stored value, not the masked one or a part`,
        },
        async run(session) {
          const query = session.fixtures(operationId).personal ?? {};
          const rows = rowsOf(await session.call(operationId, { ...query, pageNo: 1 }));
          const value = found(rows, query)[field];
          if (typeof value !== 'string' || !masked.test(value)) throw new NotObserved();
          for (const part of [value, first(value), `${first(value)}%`, '%']) {
            const filter = { pageNo: 1, [name]: part };
            none(rowsOf(await session.call(operationId, filter)), { [name]: part });
          }
        },
      };
    }
  });
}

const isBare = (value: unknown): value is string =>
  typeof value === 'string' && !organisation.test(value) && (person.test(value) || ill.test(value));

/** The first character; a rare surname is two units long. */
const first = (text: string): string => [...text][0] ?? '';

/** The first character and stars; how many, only four is what the text shows. */
function judge(session: WuhanSession, value: unknown, at: string): void {
  if (value === null) throw new NotObserved();
  const ok = typeof value === 'string' && masked.test(value);
  holds(ok, {
    expected: { zh: '第一个字和四个星号', en: 'the first character and four stars' },
    actual: shown(value),
    at,
  });
  if ([...`${value}`].length === 5) return;
  session.warn('WH-A24', { zh: '星号不是四个', en: 'another number of stars than four' }, at);
}

const bare = (value: string, at: string, evidence: Mismatch['evidence']): Mismatch =>
  new Mismatch({
    // The name itself is personal data: a report must not spread it.
    expected: { zh: '脱敏的姓名', en: 'a masked name' },
    actual: { zh: `${first(value)}…（未脱敏）`, en: `${first(value)}… (not masked)` },
    at,
    evidence,
  });
