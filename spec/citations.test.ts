import { describe, expect, it } from 'vitest';
import { citations } from './citations.ts';

const cited = { 'x-clause': ['WH-R014'] };

describe('the places that cite a requirement', () => {
  it.each([
    [
      'an operation by its id',
      { paths: { '/a': { post: { operationId: 'ask', ...cited } } } },
      'ask',
    ],
    ['a parameter by its name', { parameters: [{ name: 'page', in: 'query', ...cited }] }, 'page'],
    ['a field by its schema', { schemas: { Page: { properties: { no: cited } } } }, 'Page.no'],
    ['a code by the field that holds it', { 'x-result-codes': [{ code: 7, ...cited }] }, 'errno.7'],
    ['a rule by its code', rule({ errno: 7 }), 'errno.7'],
    ['a rule without a code by the classifier', rule({ errno: null }), 'x-outcomes'],
  ])('are called: %s', (_, part, place) => {
    const bundle = { 'x-outcomes': { code: 'errno' }, ...part };

    expect(citations(bundle).get('WH-R014')).toEqual([place]);
  });

  it('are named once each', () => {
    const code = { code: 7, ...cited };

    const found = citations({ 'x-result-codes': [code, code] }).get('WH-R014');

    expect(found).toEqual(['code.7']);
  });
});

function rule(when: object) {
  return { 'x-outcomes': { code: 'errno', rules: [{ when, outcomes: ['success'], ...cited }] } };
}
