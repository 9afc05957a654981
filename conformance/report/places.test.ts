import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { judged, listChecks } from '../checks/all.ts';
import { roles } from '../contract/role.ts';
import { linesOf, type Place, type Placed, placeOf } from './places.ts';

const textAt = (place: Place | null): string | undefined =>
  place === null
    ? undefined
    : readFileSync(new URL(`../../${place.file}`, import.meta.url), 'utf8')
        .split('\n')
        [place.line - 1]?.trim();

/** The place in Wuhan's contract of a check that says no more than this. */
function placeIn(about: Partial<Placed>): Place | null {
  const lines = linesOf(judged.wuhan().contract);
  const base = { id: 'wuhan.x.y', operation: 'queryInvestors', field: null, requirements: [] };
  return lines && placeOf({ ...base, at: null, shownBy: null, ...about }, lines);
}

const lineFor = (about: Partial<Placed>): string | undefined => textAt(placeIn(about));

describe('the place of a check', () => {
  it.each(roles)('is known for every check of %s', (role) => {
    const lines = linesOf(judged[role]().contract);
    const homeless = listChecks({ contract: role }).filter(
      ({ id, operation, field, requirements }) => {
        const about = {
          id,
          operation,
          field: field ?? null,
          requirements,
          at: null,
          shownBy: null,
        };
        return lines === null || placeOf(about, lines) === null;
      },
    );

    expect(homeless.map(({ id }) => id)).toEqual([]);
  });

  it('is the field of the request', () => {
    expect(lineFor({ field: 'regno' })).toMatch(/^regno: /);
  });

  it('is the field of the reply where the check is about replies', () => {
    expect(lineFor({ field: 'pageNo' })).toMatch(/^pageNo: \{\$ref/);
    expect(lineFor({ id: 'wuhan.reply.queryInvestors.data.pageNo', field: 'pageNo' })).toBe(
      'pageNo:',
    );
  });

  it('is the very one of two fields of the same name', () => {
    const outer = placeIn({ field: 'metadata', at: '/metadata' });
    const inner = placeIn({ field: 'metadata', at: '/data/metadata' });

    expect(textAt(outer)).toMatch(/^metadata: /);
    expect(textAt(inner)).toMatch(/^metadata: /);
    expect(inner?.line).not.toBe(outer?.line);
  });

  it('is the field of the check where the reply only tells that it failed', () => {
    expect(lineFor({ field: 'regno', at: '/errcode' })).toMatch(/^regno: /);
  });

  it('is what the difference points at where the check names no field', () => {
    expect(lineFor({ at: '/data/data/3/REGNO' })).toMatch(/^REGNO: /);
  });

  it.each([
    ['method', 'post:'],
    ['body', 'requestBody:'],
    ['Content-Type', 'application/json:'],
    ['path', '/ebus/kftp/v1/service/qygsczrxxqkapijk: {$ref: paths/call-service.yaml#/investors}'],
  ])('is the part of the operation for %s', (field, line) => {
    expect(lineFor({ field })).toBe(line);
  });

  it('is the result code of the requirement for a check of the whole interface', () => {
    expect(lineFor({ operation: '*', requirements: ['WH-R043'] })).toBe('- code: 1141');
  });

  it('is where the exchange shows it for a check of the whole interface', () => {
    const found = placeIn({ operation: '*', field: 'service', shownBy: 'callService' });

    expect(textAt(found)).toBe('- name: service');
  });

  it('is the operation where nothing is known of the field', () => {
    expect(lineFor({ field: 'unheard-of' })).toBe('operationId: queryInvestors');
  });

  it('is the register where nothing else is known', () => {
    expect(lineFor({ operation: 'gone', requirements: ['WH-R018'] })).toBe('WH-R018:');
  });
});
