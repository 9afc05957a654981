import type { Schema } from '../../../spec/document.ts';

/**
 * One schema in the place of the parts of an `allOf`, with all the fields that there are: what may
 * be tried is read off it. What is right, only the whole schema decides.
 */
export function flattened({ allOf = [], ...own }: Schema): Schema {
  const parts: readonly Schema[] = [...allOf.map(flattened), own];
  const fields = parts.flatMap(({ properties = {} }) => Object.entries(properties));
  const properties = fields.map(([name, field]) => [name, flattened(field)] as const);
  const merged: Schema = Object.assign({}, ...parts);
  return {
    ...merged,
    ...(merged.required && { required: parts.flatMap(({ required = [] }) => required) }),
    ...(merged.properties && { properties: Object.fromEntries(properties) }),
  };
}
