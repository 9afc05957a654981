import { describe, expect, it } from 'vitest';
import { keywordWords, patternWords } from './fault-words.ts';
import schema from './target.schema.json' with { type: 'json' };

describe('the schema of target files', () => {
  const nodes = [...nodesIn(schema)];

  it('has words for each of its patterns', () => {
    const patterns = nodes.flatMap(([key, value]) => (key === 'pattern' ? [value] : []));

    expect(patterns.filter((pattern) => !patternWords(String(pattern)))).toEqual([]);
  });

  it('has words for each of its keywords', () => {
    const told = [
      ...Object.keys(keywordWords),
      'required',
      'additionalProperties',
      'unevaluatedProperties',
    ];
    const silent =
      /^(\$.*|title|description|examples|writeOnly|items|properties|allOf|if|then|const)$/;
    const used = nodes.filter(([, , around]) => around !== 'properties' && around !== '$defs');

    const keywords = new Set(used.map(([key]) => key).filter((key) => !silent.test(key)));

    expect([...keywords].filter((key) => !told.includes(key) && !/^\d+$/.test(key))).toEqual([]);
  });
});

function* nodesIn(node: unknown, around = ''): Generator<readonly [string, unknown, string]> {
  if (typeof node !== 'object' || node === null || (Array.isArray(node) && around !== 'allOf'))
    return;
  for (const [key, value] of Object.entries(node)) {
    yield [key, value, around];
    yield* nodesIn(value, around === 'properties' || around === '$defs' ? '' : key);
  }
}
