type Node = Record<string, unknown>;

/** A small sound document, with the places at hand that a test may want to spoil. */
export interface Document {
  readonly root: Node;
  readonly post: Node;
  readonly parameter: Node;
  readonly response: Node;
  readonly field: Node;
  readonly code: Node;
  readonly rule: Node;
}

/** A fresh one for each test. */
export function document(): Document {
  const clause = { 'x-clause': ['WH-R014'] };
  const field: Node = { type: 'string', ...clause };
  const schema = { type: 'object', properties: { field }, ...clause };
  const parameter: Node = { name: 'page', in: 'query', schema: { type: 'integer' }, ...clause };
  const content = { 'application/json': { schema } };
  const headers = { 'x-trace': { schema: { type: 'string' } } };
  const response: Node = { description: 'a reply', headers, content, ...clause };
  const post: Node = {
    operationId: 'ask',
    parameters: [parameter],
    responses: { 200: response },
    ...clause,
  };
  const info = { title: 'sample', version: '1' };
  const code: Node = { code: 0, 'x-fields': ['field', 'page', 'x-trace'], ...clause };
  const rule: Node = { when: { field: 0 }, outcomes: ['success'], ...clause };
  const root = {
    openapi: '3.1.1',
    info,
    paths: { '/ask': { post } },
    'x-outcomes': { fields: { field: ['/field'] }, code: 'field', rules: [rule] },
    'x-result-codes': [code],
  };
  return { root, post, parameter, response, field, code, rule };
}
