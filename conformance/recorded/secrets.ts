import type { Schema } from '../../spec/document.ts';
import { valueAt } from '../../spec/pointer.ts';
import type { Contract } from '../contract/contract.ts';
import { bodyArguments, headerArgument, quote } from '../curl/shell.ts';
import type { Observation, Reply } from '../exchange/observation.ts';
import { isPassing, isSecretName } from '../secret-names.ts';
import type { HeaderLines } from './exchange.ts';
import { hidden, type IsSecret, secretsIn, stars } from './secret-texts.ts';

/** What other people's traffic holds that nobody else may read. */
export interface Secrets {
  /** The values that stand in an exchange, for the mask of a report. */
  readonly valuesIn: (seen: Observation) => readonly string[];
  /** The same exchange with stars in the place of each, however short it is. */
  readonly redacted: (seen: Observation, origin: string) => Observation;
  /** Whether a field of that name holds one. */
  readonly isSecret: (name: string) => boolean;
  /** An address with stars in the place of each. */
  readonly hiddenIn: (text: string) => string;
}

/** Knows the secrets by the names that a contract marks, beside those that are usual. */
export function secretsOf(contract: Contract): Secrets {
  const marked = new Set(markedNames(contract).map((name) => name.toLowerCase()));
  const isSecret: IsSecret = (name) => marked.has(name.toLowerCase()) || isSecretName(name);
  return {
    valuesIn: ({ request, reply }) => {
      const texts = [request.path, request.body?.toString('utf8') ?? '', reply?.text ?? ''];
      const headers = request.headers
        .filter(([name]) => isSecret(name) && !isPassing(name))
        .flatMap(([, value]) => words(value));
      const all = [...headers, ...texts.flatMap((text) => secretsIn(text, isSecret))];
      return all.filter((value) => value.length >= shortest && value !== stars);
    },
    redacted: (seen, origin) => redact(seen, origin, isSecret),
    isSecret,
    hiddenIn: (text) => hidden(text, isSecret),
  };
}

/** To look for anything shorter would hide ordinary text; it is hidden where it stands. */
const shortest = 6;

/** `Bearer abc` is a scheme and a secret. */
const words = (value: string): readonly string[] => [
  value,
  ...value.split(/[\s,;=]+/).filter(({ length }) => length >= 16),
];

function redact(seen: Observation, origin: string, isSecret: IsSecret): Observation {
  const lines = (headers: HeaderLines): HeaderLines =>
    headers.map(([name, value]) => [name, isSecret(name) ? stars : value]);
  const { request, reply } = seen;
  const shown = {
    ...request,
    path: hidden(request.path, isSecret),
    headers: lines(request.headers),
    body: request.body && Buffer.from(hidden(request.body.toString('utf8'), isSecret)),
  };
  return {
    ...seen,
    request: shown,
    reply: reply && shownReply(reply, isSecret),
    curl: () => curlOf(shown, origin),
  };
}

/** Where a body of odd bytes holds a secret, only its text is shown. */
function shownReply({ bytes, ...reply }: Reply, isSecret: IsSecret): Reply {
  const text = hidden(reply.text, isSecret);
  const headers = Object.entries(reply.headers).map(([name, value]) => [
    name,
    isSecret(name) ? stars : value,
  ]);
  return {
    ...reply,
    headers: Object.fromEntries(headers),
    text,
    ...(bytes && text === reply.text && { bytes }),
  };
}

/** What was sent, with stars where the person who sends it again has to fill in a secret. */
const curlOf = ({ method, path, headers, body }: Observation['request'], origin: string): string =>
  [
    `curl -sS -i -X ${method} ${quote(origin + path)}`,
    ...headers.filter(([name]) => !ofConnection.test(name)).map((line) => headerArgument(...line)),
    ...bodyArguments(body),
  ].join(' \\\n  ');

/** curl writes these itself. */
const ofConnection = /^(host|connection|content-length|transfer-encoding|accept-encoding)$/i;

/** Fields that a contract calls passwords, and what its tokens travel in. */
function markedNames({ document, endpoints }: Contract): readonly string[] {
  const bodies = endpoints.flatMap(({ operation }) =>
    Object.values(operation.requestBody?.content ?? {}).flatMap(({ schema }) => fieldsIn(schema)),
  );
  const schemes = Object.values(valueAt(document, '/components/securitySchemes') ?? {});
  return [...bodies, ...schemes.flatMap(({ name }: { readonly name?: string }) => name ?? [])];
}

function fieldsIn(schema: Schema): readonly string[] {
  const { properties = {}, anyOf = [], allOf = [], items } = schema;
  const own = Object.entries(properties).flatMap(([name, property]) =>
    property.format === 'password' || 'writeOnly' in property ? [name] : fieldsIn(property),
  );
  return [...own, ...[...anyOf, ...allOf, ...(items ? [items] : [])].flatMap(fieldsIn)];
}
