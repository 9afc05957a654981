import { type Endpoint, endpoints, type Json, type OpenApiDocument } from './document.ts';

/** A call made of an operation's own examples, and what a mock can be asked to answer. */
export interface MockedCall {
  readonly name: string;
  /** Needs no credentials, or has them in its body. */
  readonly open: boolean;
  readonly method: string;
  readonly path: string;
  /** The path with the parameters of the query. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Each example of each reply, with the status that `Prefer` asks for: 500 for `default`. */
  readonly outcomes: readonly {
    readonly status: number;
    readonly example: string;
    readonly value: Json;
  }[];
}

/** One call for each operation. Takes a dereferenced document whose parameters have examples. */
export const mockedCalls = (document: OpenApiDocument): readonly MockedCall[] =>
  endpoints(document).map((endpoint) => {
    const { operation, method } = endpoint;
    const given = (place: string) =>
      endpoint.parameters.filter((one) => one.in === place).map((one) => [one.name, one.example]);
    const path = given('path').reduce(
      (text, [name, value]) => text.replace(`{${name}}`, String(value)),
      endpoint.path,
    );
    const query = new URLSearchParams(Object.fromEntries(given('query')));
    return {
      name: operation.operationId,
      open: (operation.security ?? document.security)?.length === 0,
      method: method.toUpperCase(),
      path,
      url: query.size === 0 ? path : `${path}?${query}`,
      headers: { 'content-type': 'application/json', ...Object.fromEntries(given('header')) },
      body: JSON.stringify(firstBody(endpoint)),
      outcomes: outcomesOf(endpoint),
    };
  });

const firstBody = ({ operation }: Endpoint): Json | undefined =>
  Object.values(operation.requestBody?.content['application/json']?.examples ?? {})[0]?.value;

const outcomesOf = ({ operation }: Endpoint): MockedCall['outcomes'] =>
  Object.entries(operation.responses).flatMap(([code, { content }]) =>
    Object.entries(content?.['application/json']?.examples ?? {}).map(([example, { value }]) => {
      const status = code === 'default' ? 500 : Number(code);
      return { status, example, value };
    }),
  );
