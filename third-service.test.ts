import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { type DemoReference, startDemoReference } from './conformance/mutants/demo-reference.ts';
import type { Report } from './conformance/report/report.ts';
import { bundle } from './spec/generate.ts';

const run = promisify(execFile);
const folder = mkdtempSync(join(tmpdir(), 'qiyue-third-'));
const contract = join(folder, 'bundle.json');

/** One file of schemas, one path item, one line in the map: what `spec/README.md` asks for. */
const schemas = `
ParksRequest:
  type: object
  required: [query]
  properties: {query: {$ref: "#/ParksQuery"}}
ParksQuery:
  type: object
  properties:
    pageNo: {$ref: envelope.yaml#/PageNumber}
    park: {type: string, maxLength: 40, x-field: PARK, x-clause: [WH-R035]}
    district: {type: string, maxLength: 255, x-field: DISTRICT, x-clause: [WH-R035]}
  x-clause: [WH-R018]
ParksReply:
  type: object
  allOf: [{$ref: envelope.yaml#/ServiceReply}]
  properties: {data: {properties: {data: {items: {$ref: "#/Park"}, x-clause: [WH-R036]}}}}
  x-clause: [WH-R036]
Park:
  type: object
  required: [PARK, DISTRICT, KEEPER]
  properties:
    PARK: {type: string, x-clause: [WH-R038]}
    DISTRICT: {type: string, x-clause: [WH-R038]}
    KEEPER: {type: string, x-personal-name: true, x-clause: [WH-R038]}
  x-clause: [WH-R038]
`;

const pathItem = `
parks:
  post:
    operationId: queryParks
    summary: 查询公园
    x-clause: [WH-R015]
    x-dataset: {name: parks, row: Park, query: ParksQuery}
    parameters: *headers
    requestBody:
      required: true
      content:
        application/json:
          schema: {$ref: ../schemas/parks.yaml#/ParksRequest}
          examples: {firstPage: {$ref: ../examples.yaml#/firstPage}}
        application/x-www-form-urlencoded: {schema: {$ref: ../schemas/parks.yaml#/ParksQuery}}
    responses:
      "200":
        description: 成功或失败
        content: {application/json: {schema: {$ref: ../schemas/parks.yaml#/ParksReply}}}
      "400": *malformed
      default: *otherFailure
`;

/** A temporary copy of the contract with a third service in it, as one bundle. */
async function extendContract(): Promise<void> {
  const copy = join(folder, 'wuhan');
  cpSync('spec/wuhan', copy, { recursive: true });
  writeFileSync(join(copy, 'schemas/parks.yaml'), schemas);
  append(join(copy, 'paths/call-service.yaml'), pathItem);
  const map = join(copy, 'openapi.yaml');
  const line = '  /ebus/kftp/v1/service/parks: {$ref: paths/call-service.yaml#/parks}\n';
  writeFileSync(map, readFileSync(map, 'utf8').replace('paths:\n', `paths:\n${line}`));
  await bundle(map, contract);
}

const append = (file: string, text: string): void =>
  writeFileSync(file, readFileSync(file, 'utf8') + text);

const parks = (count: number): string =>
  ['PARK,DISTRICT,KEEPER', ...Array.from({ length: count }, (_, n) => row(n)), ''].join('\n');

const row = (n: number): string => `公园${n},${n < 45 ? '洪山区' : '江岸区'},李明`;

describe('a third data service, described and not programmed', () => {
  let reference: DemoReference;
  let report: Report;
  let imported: string;

  beforeAll(async () => {
    await extendContract();
    const csv = join(folder, 'parks.csv');
    writeFileSync(csv, parks(60));
    reference = await startDemoReference(['--contract', contract]);
    const storage = ['--database', reference.database, '--contract', contract];
    const { stdout, stderr } = await qiyue('import', 'wuhan', 'parks', csv, ...storage);
    imported = stdout + stderr;
    for (const passid of ['demo-fast', 'demo-second']) {
      await qiyue('applications', 'subscribe', 'wuhan', passid, 'parks', ...storage);
    }
    report = await judgeParks();
  }, 120_000);

  afterAll(async () => {
    await reference.close();
    rmSync(folder, { recursive: true });
  });

  const qiyue = (...words: readonly string[]) => run(process.execPath, ['qiyue.ts', ...words]);

  async function judgeParks(): Promise<Report> {
    const file = join(folder, 'target.yaml');
    const fixtures = {
      queryParks: {
        existing: { park: '公园7' },
        absent: { park: '公园' },
        several: { district: '洪山区' },
        severalCount: 45,
        combined: { park: '公园7', district: '洪山区' },
        personal: { park: '公园7' },
      },
    };
    writeFileSync(file, stringify({ ...reference.target, fixtures }));
    const reports = join(folder, 'reports');
    await qiyue('check', 'wuhan', '--target', file, '--contract', contract, '--report', reports);
    return JSON.parse(readFileSync(join(reports, 'report.json'), 'utf8'));
  }

  it('has its rows imported', () => {
    expect(imported).toContain('60');
  });

  it('is judged like the others, and conforms', () => {
    const own = report.results.filter(({ operation }) => operation === 'queryParks');

    expect(own.length).toBeGreaterThan(50);
    expect(own.filter(({ verdict }) => verdict === 'fail')).toEqual([]);
    expect(report.conclusion.exitCode).toBe(0);
  });

  it('has its own keywords tried: forty characters, not 255', () => {
    const check = report.results.find(({ id }) => id.endsWith('queryParks.query.park.maxLength'));

    expect(check).toMatchObject({ verdict: 'pass', title: { en: expect.stringContaining('40') } });
  });
});
