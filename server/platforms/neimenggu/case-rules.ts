import type { LongBodyNames } from '../../http/long-body.ts';
import { type CaseField, entityFields } from '../../stores/case-fields.ts';
import type { RefusalKind } from './domain.ts';

/** What a field must be, and what its sender is refused for where it is not. */
export interface FieldRule {
  readonly name: string;
  readonly kind: RefusalKind;
  readonly pattern: RegExp;
  /** Whether it must also be a day of the calendar (NM-A24). */
  readonly isDate: boolean;
  /** In characters (NM-A42). */
  readonly maxLength: number;
}

/** What a case must hold, as the document has it. */
export interface CaseRules {
  /** The fields of the case itself, in the order of their codes. */
  readonly texts: readonly FieldRule[];
  /** The name of the list. */
  readonly list: string;
  readonly entity: readonly FieldRule[];
  /** All of these names, for the reader of the body. */
  readonly names: LongBodyNames;
}

/** NM-A46: the codes of clause 5.1 in their order, each by the field that raises it. */
const kinds = {
  caseid: 'empty-caseid',
  casename: 'empty-casename',
  caseintroduction: 'empty-caseintroduction',
  illegality: 'empty-illegality',
  penalty: 'empty-penalty',
  penaltydate: 'bad-penaltydate',
  penaltyorg: 'empty-penaltyorg',
} as const satisfies Record<CaseField, RefusalKind>;

/**
 * Reads the rules from a dereferenced document. A required field that no code is for, or that has
 * no column and so would be lost, is a fault in it.
 */
export function caseRules(document: object): CaseRules {
  const { required, properties } = schemaIn(document, 'CaseRequest');
  const list = required.find((name) => properties[name]?.type === 'array') ?? '';
  const names = Object.keys(kinds) as (keyof typeof kinds)[];
  const entity = schemaIn(document, 'Entity');
  const odd = [
    ...required.filter((name) => name !== list && !Object.hasOwn(kinds, name)),
    ...entity.required.filter((name) => !stored.has(name)),
  ];
  if (list === '' || odd.length > 0) throw new Error(`a case requires ${odd}, list "${list}"`);
  return {
    texts: names.map((name) => ruleOf(name, properties[name], kinds[name])),
    list,
    entity: entity.required.map((name) => ruleOf(name, entity.properties[name], 'empty-entity')),
    names: { head: new Set(required), list, item: new Set(entity.required) },
  };
}

const stored: ReadonlySet<string> = new Set(entityFields);

/** A field that the document says nothing about must be no more than filled in. */
const ruleOf = (name: string, schema: Property = {}, kind: RefusalKind): FieldRule => ({
  name,
  kind,
  pattern: new RegExp(schema.pattern ?? '\\S', 'u'),
  isDate: schema.format === 'date',
  maxLength: schema.maxLength ?? Number.POSITIVE_INFINITY,
});

interface Property {
  readonly type?: string;
  readonly pattern?: string;
  readonly format?: string;
  readonly maxLength?: number;
}

interface ObjectSchema {
  readonly required: readonly string[];
  readonly properties: Readonly<Record<string, Property>>;
}

function schemaIn(document: object, name: string): ObjectSchema {
  const { components } = document as { components?: { schemas?: Record<string, ObjectSchema> } };
  const schema = components?.schemas?.[name];
  if (!schema?.required || !schema.properties) throw new Error(`the document lacks ${name}`);
  return schema;
}
