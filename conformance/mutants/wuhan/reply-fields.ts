import type { RequirementId } from '../../../generated/requirements.ts';
import { edited } from '../deviations.ts';
import { type Change, put, withText } from '../envelope.ts';
import type { WireRequest } from '../mutant.ts';
import { after } from './deviations.ts';
import { calls, callsUnknownService, type Operation } from './requests.ts';
import type { Mutant } from './surroundings.ts';

/**
 * One wrong value for each field of the envelope on each operation: written after the checks, so
 * that every check is known to notice something. The other files were written without knowing them.
 */
type Field = readonly [name: string, change: Change, requirement: RequirementId];

const fields: readonly Field[] = [
  ['metadata', put('metadata', 'none'), 'WH-R037'],
  ['data.metadata', put('data.metadata', []), 'WH-R037'],
  ['detailErrMsg', put('detailErrMsg', { text: 'x' }), 'WH-R039'],
  ['hint', put('hint', ['x']), 'WH-R037'],
  ['data', put('data', 'x'), 'WH-R040'],
];

const services: readonly Operation[] = ['queryInvestors', 'queryLicenses'];

const changed = (
  about: (request: WireRequest) => boolean,
  [name, change, requirement]: Field,
  operation: string,
): Mutant => ({
  name: `${operation.toLowerCase()}-${name.replace('.', '-').toLowerCase()}-is-of-another-kind`,
  class: 'body',
  requirements: [requirement],
  says: {
    zh: `${operation} 的应答中 ${name} 类型不对`,
    en: `${name} has a wrong type in replies of ${operation}`,
  },
  operation,
  field: name.split('.').at(-1) ?? name,
  deviate: after('any', (reply, request) => (about(request) ? edited(reply, change) : reply)),
});

const listed = (about: (request: WireRequest) => boolean, operation: string): Mutant => ({
  name: `${operation.toLowerCase()}-reply-is-a-list`,
  class: 'body',
  requirements: ['WH-R036', 'WH-R040'],
  says: { zh: `${operation} 的应答包在列表里`, en: `replies of ${operation} come inside a list` },
  operation,
  field: 'body',
  deviate: after('any', (reply, request) =>
    about(request) ? withText(reply, `[${reply.body.toString()}]`) : reply,
  ),
});

export const replyFields: readonly Mutant[] = [
  ...services.flatMap((operation) => [
    ...fields.slice(0, 2).map((field) => changed(calls(operation), field, operation)),
    listed((request) => calls(operation)(request) && request.method === 'PUT', operation),
  ]),
  ...fields.map((field) => changed(callsUnknownService, field, 'callService')),
  listed(callsUnknownService, 'callService'),
];
