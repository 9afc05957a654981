import { endpoints, type OpenApiDocument, type ResultCode } from './document.ts';
import { valueAt } from './pointer.ts';

/** What Prism finds wrong with a request: where, and in its own words. */
export interface Violation {
  readonly path?: readonly (string | number)[];
  readonly message: string;
}

/** The name of the example under 200 that tells of such faults, for the operation at that path. */
export type RefusalFor = (path: string, violations: readonly Violation[]) => string | undefined;

/**
 * Prism answers whatever breaks a schema with the first example under 400. Where the table of codes
 * has one about the field at fault (`x-fields`), the example of that code is meant; of several
 * codes it is the one that stands first. A text that is too long has none.
 */
export function refusalsOf(document: OpenApiDocument): RefusalFor {
  const replies = new Map(endpoints(document).map(({ path, operation }) => [path, operation]));
  const { fields, code: field } = document['x-outcomes'];
  const codeIn = (reply: unknown): unknown =>
    fields[field]?.map((pointer) => valueAt(reply, pointer)).find((code) => code !== undefined);

  return (path, violations) => {
    const names = new Set(violations.map(fieldAtFault));
    const wanted = document['x-result-codes'].find((code) => isAbout(code, names));
    const { examples } = replies.get(path)?.responses['200']?.content?.['application/json'] ?? {};
    const found = Object.entries(examples ?? {}).find(
      ([, { value }]) => codeIn(value) === wanted?.code,
    );
    return wanted && found?.[0];
  };
}

const isAbout = (code: ResultCode, names: ReadonlySet<string | undefined>): boolean =>
  code['x-fields']?.some((name) => names.has(name)) ?? false;

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

interface Input {
  readonly url: { readonly path: string };
}

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

/** Has Prism answer a faulty request with what `Prefer` asks for, else with the fitting refusal. */
export function choosingRefusals(answer: Answer, refusalFor: RefusalFor): Answer {
  return (input, operations, config) => async () => {
    const first = await answer(input, operations, config)();
    if (first._tag === 'Left' || first.right.validations.input.length === 0) return first;
    const { validations } = first.right;
    const refusal = refusalFor(input.url.path, validations.input);
    const chosen = refusal === undefined ? {} : { code: 200, exampleKey: refusal };
    const mock = config.mock.code === undefined ? { ...config.mock, ...chosen } : config.mock;
    if (mock.code === undefined) return first;
    const unchecked = { ...config, mock, validateRequest: false, checkSecurity: false };
    const second = await answer(input, operations, unchecked)();
    return second._tag === 'Left' ? second : { ...second, right: { ...second.right, validations } };
  };
}
