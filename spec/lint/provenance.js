// Redocly plugin: every operation, parameter, response and field says which requirements it comes
// from (`x-clause`), and names only requirements that exist.
import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { CodeCitesClause, CodeFieldsKnown, RuleFieldsDeclared } from './table-rules.js';

const directory = new URL('../requirements/', import.meta.url);
const known = new Set(
  readdirSync(directory)
    .filter((file) => file.endsWith('.yaml'))
    .flatMap((file) =>
      Object.keys(parse(readFileSync(new URL(file, directory), 'utf8')).requirements),
    ),
);

const Clauses = { properties: {}, items: { type: 'string' } };
const citing = ({ properties, ...type }) => ({
  ...type,
  properties: { ...properties, 'x-clause': 'Clauses' },
});

/** A node kind that must cite, seen through a `$ref`. */
const mustCite = (kind, nameOf) => () => ({
  [kind](node, { report, location }) {
    if (node['x-clause']) return;
    report({ message: `${kind} ${nameOf(node)} cites no requirement.`, location: location.key() });
  },
});

const FieldCitesClause = () => ({
  Schema(schema, { report, location, resolve }) {
    for (const [name, property] of Object.entries(schema.properties ?? {})) {
      if (property['x-clause'] ?? resolve(property).node?.['x-clause']) continue;
      report({
        message: `Field ${name} cites no requirement.`,
        location: location.child(['properties', name]).key(),
      });
    }
  },
});

const ClauseKnown = () => ({
  any(node, { report, location }) {
    const clauses = node?.['x-clause'];
    if (!Array.isArray(clauses)) return;
    for (const [index, id] of clauses.entries()) {
      if (known.has(id)) continue;
      report({
        message: `Requirement ${id} is not in spec/requirements.`,
        location: location.child(['x-clause', index]),
      });
    }
  },
});

const StatusKnown = () => ({
  any(node, { report, location }) {
    const status = node?.['x-status'];
    if (status === undefined || status === 'corrected' || status === 'inferred') return;
    report({
      message: `x-status is "${status}", expected "corrected" or "inferred".`,
      location: location.child('x-status'),
    });
  },
});

/** `multipleOf: 0.01` refuses 0.07 in every validator: amounts are patterns instead. */
const NoFractionalMultiple = () => ({
  Schema({ multipleOf }, { report, location }) {
    if (multipleOf === undefined || Number.isInteger(multipleOf)) return;
    report({
      message: `multipleOf ${multipleOf} is not exact in binary floating point; use a pattern.`,
      location: location.child('multipleOf'),
    });
  },
});

export default () => ({
  id: 'provenance',
  typeExtension: {
    oas3: (types) => ({
      ...types,
      Clauses,
      Operation: citing(types.Operation),
      Parameter: citing(types.Parameter),
      Response: citing(types.Response),
      Schema: citing(types.Schema),
    }),
  },
  rules: {
    oas3: {
      'clause-known': ClauseKnown,
      'operation-cites-clause': mustCite('Operation', (node) => node.operationId),
      'parameter-cites-clause': mustCite('Parameter', (node) => node.name),
      'response-cites-clause': mustCite('Response', (node) => node.description),
      'field-cites-clause': FieldCitesClause,
      'code-cites-clause': CodeCitesClause,
      'code-fields-known': CodeFieldsKnown,
      'rule-fields-declared': RuleFieldsDeclared,
      'status-known': StatusKnown,
      'no-fractional-multiple': NoFractionalMultiple,
    },
  },
});
