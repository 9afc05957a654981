import { readFile } from 'node:fs/promises';
import { endpoints, type OpenApiDocument } from '../document.ts';

/** A shell command that calls a Wuhan service with these headers; by default the first one. */
export async function curl(
  headers: readonly (readonly [string, string])[],
  url?: string,
): Promise<string> {
  const lines = [
    `curl -X POST ${quoted(url ?? (await documentedAddress()))}`,
    ...headers.map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`),
    "-H 'Content-Type: application/json; charset=utf-8'",
    "-H 'Accept: application/json'",
    `-d '{"query":{"pageNo":1}}'`,
  ];
  return lines.join(' \\\n  ');
}

/** A word for a POSIX shell, whatever it holds. */
const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

async function documentedAddress(): Promise<string> {
  const file = new URL('../../generated/wuhan.zh.json', import.meta.url);
  // The one cast: generation has linted it.
  const document = JSON.parse(await readFile(file, 'utf8')) as OpenApiDocument & {
    readonly servers: readonly { readonly url: string }[];
  };
  return `${document.servers[0]?.url ?? ''}${endpoints(document)[0]?.path ?? ''}`;
}
