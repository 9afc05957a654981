import { type Endpoint, endpoints, type OpenApiDocument, type ResultCode } from './document.ts';
import { valueAt } from './pointer.ts';
import { isSealed } from './protocol/sm-form.ts';

/** What Prism finds wrong with a request: where, and in its own words. */
export interface Violation {
  readonly path?: readonly (string | number)[];
  readonly message: string;
}

/** What was sent. */
interface Input {
  readonly url: { readonly path: string };
  readonly body?: unknown;
}

/** The name of the example under 200 that answers a request better than Prism's own choice. */
export type ExampleFor = (input: Input, violations: readonly Violation[]) => string | undefined;

/**
 * Prism answers a sound request with the first example, and whatever breaks a schema with the first
 * one under 400. A sealed request gets a sealed reply. Where the table of codes has one about the
 * field at fault (`x-fields`), an example of that code is meant; of several codes it is the first.
 * A text that is too long has none, nor has a sealed body that is faulty.
 */
export function examplesOf(document: OpenApiDocument): ExampleFor {
  const replies = new Map(endpoints(document).map((one) => [one.path, examplesUnder200(one)]));
  const { fields, code: field } = document['x-outcomes'];
  const codeIn = (reply: unknown): unknown =>
    fields[field]?.map((pointer) => valueAt(reply, pointer)).find((code) => code !== undefined);

  return ({ url, body }, violations) => {
    const examples = replies.get(url.path) ?? [];
    if (violations.length === 0) {
      return isSealed(body) ? examples.find(({ value }) => isSealed(value))?.name : undefined;
    }
    if (isSealed(body)) return undefined;
    const names = new Set(violations.map(fieldAtFault));
    const wanted = document['x-result-codes'].find((code) => isAbout(code, names));
    const fitting = wanted && examples.filter(({ value }) => codeIn(value) === wanted.code);
    return (fitting?.find(({ value }) => tellsOf(value, wanted, names)) ?? fitting?.[0])?.name;
  };
}

const examplesUnder200 = ({ operation }: Endpoint) => {
  const { examples } = operation.responses['200']?.content?.['application/json'] ?? {};
  return Object.entries(examples ?? {}).map(([name, { value }]) => ({ name, value }));
};

type Names = ReadonlySet<string | undefined>;

const isAbout = (code: ResultCode, names: Names): boolean =>
  code['x-fields']?.some((name) => names.has(name)) ?? false;

/** Whether the words of a reply name fields of the code, and only such as are at fault. */
function tellsOf(reply: unknown, code: ResultCode | undefined, names: Names): boolean {
  const words = new Set(JSON.stringify(reply).match(/\w+/g));
  const told = (code?.['x-fields'] ?? []).filter((name) => words.has(name));
  return told.length > 0 && told.every((name) => names.has(name));
}

/** A field that is missing is named in the words only; another is where the violation points. */
function fieldAtFault({ path = [], message }: Violation): string | undefined {
  const missing = /required property '([^']+)'/.exec(message)?.[1];
  if (missing !== undefined) return missing;
  if (/more than \d+ characters/.test(message)) return undefined;
  return path
    .filter((key) => !/^\d+$/.test(String(key)))
    .at(-1)
    ?.toString();
}

/** As much of Prism as is used here; its own types are not published. */
export interface Prism {
  request: Answer;
}

type Answer = (input: Input, operations: unknown, config: Config) => () => Promise<Answered>;

interface Config {
  readonly mock: { readonly code?: number; readonly exampleKey?: string };
}

/** What fp-ts calls an Either: the answer is to the right. */
type Answered =
  | { readonly _tag: 'Left' }
  | { readonly _tag: 'Right'; readonly right: { readonly validations: Validations } };

interface Validations {
  readonly input: readonly Violation[];
}

/** Prism then answers with what `Prefer` asks for, whatever was sent, else with the fitting one. */
export function choosingExamples(answer: Answer, exampleFor: ExampleFor): Answer {
  return (input, operations, config) => async () => {
    const first = await answer(input, operations, config)();
    if (first._tag === 'Left') return first;
    const { validations } = first.right;
    const fitting = exampleFor(input, validations.input);
    const isChosen = fitting !== undefined && config.mock.code === undefined;
    const mock = isChosen ? { ...config.mock, code: 200, exampleKey: fitting } : config.mock;
    if (mock.code === undefined) return first;
    const unchecked = { ...config, mock, validateRequest: false, checkSecurity: false };
    const second = await answer(input, operations, unchecked)();
    return second._tag === 'Left' ? second : { ...second, right: { ...second.right, validations } };
  };
}
