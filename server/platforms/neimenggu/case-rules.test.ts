import { expect, it } from 'vitest';
import document from '../../../generated/neimenggu.zh.json' with { type: 'json' };
import { caseRules } from './case-rules.ts';

const { CaseRequest, Entity } = document.components.schemas;

const described = (schemas: object) => ({ components: { schemas } });

it('reads the rules of all fields from the document', () => {
  const { texts, list, entity } = caseRules(described({ CaseRequest, Entity }));

  expect([...texts.map(({ name }) => name), list]).toEqual(CaseRequest.required);
  expect(entity.map(({ name }) => name)).toEqual(Entity.required);
});

it.each([
  ['case', { CaseRequest: { ...CaseRequest, required: [...CaseRequest.required, 'x'] }, Entity }],
  ['entity', { CaseRequest, Entity: { ...Entity, required: [...Entity.required, 'x'] } }],
])('refuses a document that requires of a %s what could not be kept', (_, schemas) => {
  expect(() => caseRules(described(schemas))).toThrow('requires x');
});
