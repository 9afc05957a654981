import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const bundle = (language: string): unknown =>
  JSON.parse(readFileSync(new URL(`../generated/wuhan.${language}.json`, import.meta.url), 'utf8'));

const textKeys = new Set(['title', 'summary', 'description', 'x-displayName', 'x-remedy']);

/** Every text that a person reads, as `pointer: text`; examples and enum values are data. */
function* texts(node: unknown, pointer = ''): Generator<string> {
  if (typeof node !== 'object' || node === null) return;
  for (const [key, value] of Object.entries(node)) {
    if (key === 'value' || key === 'example') continue;
    if (textKeys.has(key) && typeof value === 'string') yield `${pointer}/${key}: ${value}`;
    else yield* texts(value, `${pointer}/${key}`);
  }
}

const withoutTexts = (document: unknown): unknown =>
  JSON.parse(JSON.stringify(document, (key, value) => (textKeys.has(key) ? '' : value)));

describe('the English of the Wuhan contract', () => {
  it('leaves no Chinese in any title, summary, description or remedy', () => {
    const left = [...texts(bundle('en'))].filter((text) => /\p{Script=Han}/u.test(text));

    expect(left).toEqual([]);
  });

  it('changes nothing but texts', () => {
    const english = withoutTexts(bundle('en'));

    expect(english).toEqual(withoutTexts(bundle('zh')));
  });
});
