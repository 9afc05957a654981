import { describe, expect, it } from 'vitest';
import { bundleOf, contractIds } from './bundles.ts';

const textKeys = new Set(['title', 'summary', 'description', 'x-displayName', 'x-remedy']);

/** Every text that a person reads, as `pointer: text`; examples and enum values are data. */
function* texts(node: unknown, pointer = ''): Generator<string> {
  if (typeof node !== 'object' || node === null) return;
  for (const [key, value] of Object.entries(node)) {
    if (key === 'value' || key === 'example') continue;
    if (textKeys.has(key) && typeof value === 'string') yield `${pointer}/${key}: ${prose(value)}`;
    else yield* texts(value, `${pointer}/${key}`);
  }
}

/** A text without the requests and replies that it shows. */
const prose = (text: string): string => text.replace(/^```.*?^```$/gms, '');

const withoutTexts = (document: unknown): unknown =>
  JSON.parse(JSON.stringify(document, (key, value) => (textKeys.has(key) ? '' : value)));

describe.each(contractIds)('the English of %s', (contract) => {
  it('leaves no Chinese in any title, summary, description or remedy', () => {
    const left = [...texts(bundleOf(contract, 'en'))].filter((t) => /\p{Script=Han}/u.test(t));

    expect(left).toEqual([]);
  });

  it('changes nothing but texts', () => {
    const english = withoutTexts(bundleOf(contract, 'en'));

    expect(english).toEqual(withoutTexts(bundleOf(contract, 'zh')));
  });
});
