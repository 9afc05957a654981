/** A request as the contract's examples print it. */
export interface DocumentedRequest {
  /** Path with the query parameters' examples. */
  readonly path: string;
  readonly type: string;
  readonly body: { readonly headers: Readonly<Record<string, string>>; readonly text: string };
}

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly example: string;
}

interface Media {
  readonly examples?: Readonly<Record<string, Reference>>;
}

interface Operation {
  readonly parameters?: readonly Reference[];
  readonly requestBody: { readonly content: Readonly<Record<string, Media>> };
}

interface Path {
  readonly parameters?: readonly Parameter[];
  readonly post: Operation;
}

interface Reference {
  readonly $ref: string;
}

interface Contract {
  readonly paths: Readonly<Record<string, Path>>;
  readonly components: {
    readonly parameters?: Readonly<Record<string, Parameter>>;
    readonly examples: Readonly<Record<string, { readonly value: Readonly<object> }>>;
  };
}

/** Every example of every request body that is JSON or a form; our contracts use POST alone. */
export function documentedRequests(document: string): readonly DocumentedRequest[] {
  // The cast: a contract of ours, which is linted to have this shape.
  const { paths, components } = JSON.parse(document) as Contract;
  return Object.entries(paths).flatMap(([path, { parameters: ofPath = [], post }]) => {
    const named = (post.parameters ?? []).map(({ $ref }) => components.parameters?.[last($ref)]);
    const parameters = [...ofPath, ...named].filter((one) => one !== undefined);
    const address = parameters.reduce(placed, path);
    return Object.entries(post.requestBody.content).flatMap(([type, { examples = {} }]) =>
      Object.values(examples).flatMap(({ $ref }) => {
        const value = components.examples[last($ref)]?.value;
        const text = value && written(type, value);
        if (text === undefined) return [];
        return [{ path: address, type, body: { headers: headersOf(parameters), text } }];
      }),
    );
  });
}

const last = (reference: string): string => reference.split('/').at(-1) ?? '';

function placed(path: string, { name, in: place, example }: Parameter): string {
  if (place === 'path') return path.replace(`{${name}}`, example);
  return place === 'query' ? `${path}?${name}=${encodeURIComponent(example)}` : path;
}

const headersOf = (parameters: readonly Parameter[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    parameters.filter((one) => one.in === 'header').map(({ name, example }) => [name, example]),
  );

function written(type: string, value: Readonly<object>): string | undefined {
  if (type === 'application/json') return JSON.stringify(value);
  if (type !== 'application/x-www-form-urlencoded') return undefined;
  return new URLSearchParams(
    Object.entries(value).map(([name, one]): [string, string] => [name, String(one)]),
  ).toString();
}
