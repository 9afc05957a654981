import type { Operation } from 'openapi-backend';
import type { Operation as DescribedOperation } from '../spec/document.ts';
import { UsageError } from '../spec/usage-error.ts';
import { createAjv, mediaTypesOf, mountContract } from './contract.ts';
import type { Dataset } from './stores/dataset-port.ts';

/** A data service as the document describes it: nothing about it is written in code. */
export interface DataService {
  readonly operation: string;
  /** The last part of its path; subscriptions name it. */
  readonly name: string;
  readonly mediaTypes: ReadonlySet<string>;
  readonly dataset: Dataset;
  /** The schema of a row, without references. */
  readonly row: object;
  /** Fields that may be null in a reply; they are stored as an empty text then (SX-A24). */
  readonly nullable: readonly string[];
  /** Fields whose values are masked if they name a person (WH-R038). */
  readonly personal: readonly string[];
  /** Which parameter filters by which field. */
  readonly filters: readonly (readonly [parameter: string, field: string])[];
}

/** The data services of a bundled document, for those who need them without a server. */
export async function servicesIn(contract: string, document: object) {
  const mounted = await mountContract(document);
  return dataServices(contract, mounted.document, mounted.operations);
}

/** The operations of a dereferenced document that carry `x-dataset`. */
export function dataServices(
  contract: string,
  document: object,
  operations: readonly Operation[],
): readonly DataService[] {
  const { components } = document as Described;
  const services = operations.flatMap((operation) => {
    const { 'x-dataset': dataset } = operation as Operation & { 'x-dataset'?: DatasetExtension };
    if (!dataset) return [];
    const row = schemaNamed(components?.schemas, dataset.row);
    const query = schemaNamed(components?.schemas, dataset.query);
    return [describe(contract, operation, { dataset, row, query })];
  });
  for (const service of services) checkKey(service, services);
  return services;
}

type DatasetExtension = NonNullable<DescribedOperation['x-dataset']>;

interface Schema {
  readonly properties?: Readonly<Record<string, Property>>;
}

interface Property {
  readonly 'x-field'?: string;
  readonly 'x-personal-name'?: boolean;
}

interface Described {
  readonly components?: { readonly schemas?: Readonly<Record<string, Schema>> };
}

function schemaNamed(schemas: Readonly<Record<string, Schema>> | undefined, name: string) {
  const schema = schemas?.[name];
  if (schema?.properties) return { ...schema, properties: schema.properties };
  throw new UsageError({
    zh: `契约的 x-dataset 指向 components.schemas.${name}，那里没有带 properties 的模式`,
    en: `x-dataset names components.schemas.${name}, where no schema with properties is`,
  });
}

type DescribedSchema = ReturnType<typeof schemaNamed>;

interface Parts {
  readonly dataset: DatasetExtension;
  readonly row: DescribedSchema;
  readonly query: DescribedSchema;
}

function describe(
  contract: string,
  operation: Operation,
  { dataset: { name, key }, row, query }: Parts,
): DataService {
  const fields = Object.keys(row.properties);
  const ajv = createAjv(row);
  const filters = Object.entries(query.properties).flatMap(([parameter, { 'x-field': field }]) =>
    field === undefined ? [] : [[parameter, field] as const],
  );
  return {
    operation: operation.operationId ?? '',
    name: operation.path.split('/').at(-1) ?? '',
    mediaTypes: mediaTypesOf(operation),
    dataset: {
      contract,
      name,
      fields,
      filters: [...new Set(filters.map(([, field]) => field))],
      ...(key === undefined ? {} : { key }),
    },
    row,
    nullable: fields.filter((field) => ajv.validate(row.properties[field] ?? {}, null)),
    personal: fields.filter((field) => row.properties[field]?.['x-personal-name'] === true),
    filters,
  };
}

/** Operations may share a dataset; one that took its rows for other ones would break its table. */
function checkKey({ dataset }: DataService, services: readonly DataService[]) {
  const { name, key, fields } = dataset;
  const isOdd = key !== undefined && !fields.includes(key);
  const sharing = services.filter((other) => other.dataset.name === name);
  if (!isOdd && sharing.every((other) => other.dataset.key === key)) return;
  throw new UsageError({
    zh: `数据集 ${name} 的 key 应为一个字段名（${fields.join('、')}），且各处的 x-dataset 写得一致`,
    en: `Dataset ${name}: key must name a field (${fields.join(', ')}), the same in every x-dataset`,
  });
}
