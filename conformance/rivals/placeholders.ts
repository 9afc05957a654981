import type { WireRequest } from '../mutants/mutant.ts';

/** What a rival sends, as the examples print it, and what the relay puts in its place. */
export type Placeholders = Readonly<Record<string, string>>;

/** Replaces placeholders in path, headers and body; what holds none stays as it is to the byte. */
export function filledIn(request: WireRequest, placeholders: Placeholders): WireRequest {
  const body = request.body.toString('latin1');
  const filled = replaced(body, placeholders);
  const headers = Object.entries(request.headers).map(
    ([name, value]) => [name, replaced(value, placeholders)] as const,
  );
  return {
    ...request,
    path: replaced(request.path, placeholders),
    headers: { ...Object.fromEntries(headers), ...withLength(request, filled.length) },
    // Byte by byte, because a rival may send what is no UTF-8; placeholders are ASCII.
    body: filled === body ? request.body : Buffer.from(filled, 'latin1'),
  };
}

function replaced(text: string, placeholders: Placeholders): string {
  return Object.entries(placeholders).reduce(
    (result, [placeholder, value]) => result.replaceAll(placeholder, value),
    text,
  );
}

const withLength = ({ headers }: WireRequest, length: number) =>
  headers['content-length'] === undefined ? {} : { 'content-length': String(length) };
