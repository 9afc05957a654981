import shipped from '../../generated/places.json' with { type: 'json' };
import type { ResultCode } from '../../spec/document.ts';
import type { OperationPlaces, SourcePlaces } from '../../spec/source-places.ts';
import type { Contract } from '../contract/contract.ts';
import { contractOf } from '../contract/role.ts';
import type { CheckResult } from '../result.ts';

/** A line of the contract: a file of `spec/`, or of a person's own document. */
export type Place = NonNullable<CheckResult['place']>;

/** What a check is about, as far as its place in the contract depends on it. */
export interface Placed {
  readonly id: string;
  readonly operation: string;
  readonly field: string | null;
  readonly requirements: readonly string[];
  /** JSON Pointer of the difference; null without one. */
  readonly at: string | null;
  /** The operation of the exchange that shows it; null without one. */
  readonly shownBy: string | null;
}

/** Where things stand, for those who are judged, and which requirement a code comes from. */
export interface Lines {
  readonly places: SourcePlaces;
  readonly codes: readonly ResultCode[];
  /** The names of the operations that this side of the contract has. */
  readonly operations: readonly string[];
}

const shippedPlaces = new Map<string, SourcePlaces>(Object.entries(shipped));

/** The line of a requirement in the register of a shipped contract. */
export function registerPlace(contract: string, requirement: string): Place | null {
  const place = shippedPlaces.get(contract)?.requirements[requirement];
  return place === undefined ? null : parsed(place);
}

/** The places of a shipped contract, or those that it brings along; null without any. */
export function linesOf({ id, document, endpoints, places }: Contract): Lines | null {
  const known = places ?? shippedPlaces.get(contractOf(id));
  if (!known) return null;
  const operations = endpoints.map(({ operation }) => operation.operationId);
  return { places: known, codes: document['x-result-codes'] ?? [], operations };
}

/**
 * The line of the contract that a check is about, from the most exact to the least: the field of
 * the difference, the field of the check, a part of the operation, a result code, the operation
 * itself, and in the end the requirement in the register. Null where nothing is known.
 */
export function placeOf(about: Placed, lines: Lines): Place | null {
  const { places } = lines;
  const operations = operationsOf(about, lines);
  const found =
    first(operations, (one) => atDifference(about, one)) ??
    first(operations, (one) => byIdOrName(about, one)) ??
    codePlace(about, lines) ??
    first(operations, (one) => partPlace(about, one)) ??
    first(operations, (one) => one.reply[asField(about.at)]) ??
    places.operations[about.operation]?.operation ??
    places.requirements[about.requirements[0] ?? ''];
  return found === undefined ? null : parsed(found);
}

function first(
  operations: readonly OperationPlaces[],
  find: (one: OperationPlaces) => string | undefined,
): string | undefined {
  for (const one of operations) {
    const found = find(one);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A check of the interface as a whole is looked up where it was shown, then anywhere. */
function operationsOf({ operation, shownBy }: Placed, { places, operations }: Lines) {
  const names = operation === '*' ? [shownBy ?? '', ...operations] : [operation];
  return names.map((name) => places.operations[name]).filter((one) => one !== undefined);
}

/** A pointer into a reply with `*` for the index of a list. */
const asField = (at: string | null): string => (at ?? '').replaceAll(/\/\d+(?=\/|$)/g, '/*');

/** Only where the difference is in the field that the check names: else the field says more. */
const atDifference = ({ at, field }: Placed, { reply }: OperationPlaces): string | undefined =>
  field !== null && lastKey(asField(at)) === field ? reply[asField(at)] : undefined;

function byIdOrName(about: Placed, { request, reply }: OperationPlaces): string | undefined {
  const { id, field } = about;
  if (field === null) return undefined;
  const exact = Object.entries(reply).find(([name]) => id.endsWith(`.reply${idPart(about, name)}`));
  if (exact) return exact[1];
  const sides = isOfReplies(id) ? [reply, request] : [request, reply];
  return sides
    .flatMap((side) => Object.entries(side))
    .find(([name]) => lastKey(name) === field)?.[1];
}

/** How the id of a derived check writes a field of a reply. */
const idPart = ({ operation }: Placed, field: string): string =>
  `.${operation}${field.replaceAll('/*', '/row').replaceAll('/', '.')}`;

const lastKey = (pointer: string): string => pointer.slice(pointer.lastIndexOf('/') + 1);

const chapterOf = (id: string): string => id.split('.')[1] ?? '';

const isOfReplies = (id: string): boolean => ['reply', 'frame', 'failure'].includes(chapterOf(id));

function codePlace(about: Placed, { places, codes }: Lines): string | undefined {
  if (chapterOf(about.id) === 'codes') return places.codeTable;
  if (about.field !== null || about.operation !== '*') return undefined;
  const code = codes.find((one) => one['x-clause'].includes(about.requirements[0] ?? ''));
  return code && places.codes[String(code.code)];
}

function partPlace({ id, field }: Placed, one: OperationPlaces): string | undefined {
  const parts = isOfReplies(id) ? partsOfReply : partsOfRequest;
  const part = parts.get(field ?? '');
  return part && one[part];
}

type Part = Exclude<keyof OperationPlaces, 'request' | 'reply'>;

const partsOfReply: ReadonlyMap<string, Part> = new Map([
  ['body', 'responses'],
  ['Content-Type', 'replyType'],
  ['Content-Length', 'responses'],
]);

const partsOfRequest: ReadonlyMap<string, Part> = new Map([
  ['method', 'method'],
  ['path', 'path'],
  ['body', 'requestBody'],
  ['Content-Type', 'requestType'],
  ['Accept', 'replyType'],
]);

function parsed(place: string): Place {
  const colon = place.lastIndexOf(':');
  return { file: place.slice(0, colon), line: Number(place.slice(colon + 1)) };
}
