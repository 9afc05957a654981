import { describe, expect, it } from 'vitest';
import { bundleOf, contractIds } from './bundles.ts';
import { dereference } from './dereference.ts';
import { endpoints, type Json, webhooks } from './document.ts';
import type { Language } from './language.ts';

const documents = contractIds.flatMap((id) =>
  (['zh', 'en'] as const).map((language) => [id, language] as const),
);

/** What a contract's introduction shows of requests and replies is what its examples say. */
describe.each(documents)('the introduction of %s in %s', (id, language) => {
  const document = dereference(bundleOf(id, language));
  const shown = [...document.info.description.matchAll(/^```(\w+)\n(.*?)\n```$/gms)].map(
    ([, kind = '', text = '']) => ({ kind, text }),
  );

  it('shows only bodies that are examples of the contract', () => {
    const examples = new Set(exampleValues(document).map((value) => JSON.stringify(value)));

    const strange = shown.flatMap(bodyOf).filter((body) => !examples.has(JSON.stringify(body)));

    expect(strange).toEqual([]);
  });

  it('shows only requests to addresses of the contract', () => {
    const known = endpoints(document).map(
      ({ method, path }) => `${method.toUpperCase()} ${document.servers[0]?.url}${path}`,
    );

    const lines = shown.filter(({ kind }) => kind === 'http').map(({ text }) => lineOf(text));

    expect(lines.filter((line) => !known.includes(line))).toEqual([]);
  });

  it('shows the same in both languages', () => {
    const blocks = (tongue: Language) =>
      bundleOf(id, tongue).info.description.match(/^```.*?^```$/gms);

    expect(blocks('en')).toEqual(blocks('zh'));
  });
});

const exampleValues = (document: ReturnType<typeof dereference>): readonly unknown[] =>
  [...endpoints(document), ...webhooks(document)].flatMap(({ operation }) =>
    [operation.requestBody, ...Object.values(operation.responses)]
      .flatMap((one) => Object.values(one?.content ?? {}))
      .flatMap(({ examples }) => Object.values(examples ?? {}).map(({ value }) => value)),
  );

/** The body of a request stands behind the blank line; commands and plain texts have none. */
function bodyOf({ kind, text }: { readonly kind: string; readonly text: string }): Json[] {
  if (kind === 'http') return [JSON.parse(text.slice(text.indexOf('\n\n')))];
  return kind === 'json' ? [JSON.parse(text)] : [];
}

/** The first line without its parameters. */
const lineOf = (request: string): string => request.split(/[?\n]/)[0] ?? '';
