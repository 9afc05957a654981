import { Ajv2020 } from 'ajv/dist/2020.js';
import { calendarDate } from '../../../spec/calendar-date.ts';
import type { Schema } from '../../../spec/document.ts';
import { UsageError } from '../../../spec/usage-error.ts';
import type { Validator } from '../../../spec/validators.ts';
import { boundedPatterns, type Pattern } from './bounded-pattern.ts';

/**
 * Compiles the schemas of a person's document, each once and when it is first asked for; `placeOf`
 * says where a pattern stands. Throws `UsageError` for what is no schema, validators for a pattern
 * that takes too long.
 */
export function createCompiler(
  placeOf: (pattern: string) => string,
): (schema: Schema) => Validator {
  const regExp = engineOf(boundedPatterns({ placeOf }));
  const ajv = new Ajv2020({
    ...{ strict: false, allErrors: true, logger: false, formats },
    code: { regExp },
  });
  const done = new Map<Schema, Validator>();
  return (schema) => {
    const known = done.get(schema) ?? compile(ajv, schema);
    done.set(schema, known);
    return known;
  };
}

/** Ajv wants the code of its engine as well, for the modules that nobody writes here. */
const engineOf = (make: (pattern: string, flags: string) => Pattern) =>
  Object.assign(make, { code: 'boundedPattern' });

function compile(ajv: Ajv2020, schema: Schema): Validator {
  try {
    return ajv.compile(schema);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const clause = (schema['x-clause'] ?? []).join(', ');
    throw new UsageError({
      zh: `契约中的模式不合 JSON Schema 2020-12${clause && `（${clause}）`}：${why}`,
      en: `A schema of the contract is not JSON Schema 2020-12${clause && ` (${clause})`}: ${why}`,
    });
  }
}

const time = '(?:[01]\\d|2[0-3]):[0-5]\\d:(?:[0-5]\\d|60)(?:\\.\\d+)?(?:Z|[+-]\\d\\d:\\d\\d)';
const day = calendarDate.source.replace(/^\^/, '').replace(/\$$/, '');

/** The formats that are held to; any other is no more than a remark. */
const formats = {
  date: calendarDate,
  'date-time': new RegExp(`^${day}[Tt ]${time}$`, 'i'),
  time: new RegExp(`^${time}$`, 'i'),
  email: /^[^\s@]+@[^\s@]+$/,
  uri: /^[a-z][a-z\d+.-]*:\S*$/i,
  uuid: /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i,
  ipv4: /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}$/,
};
