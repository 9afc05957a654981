import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportPlan } from '../../plan/export.ts';
import schema from '../../plan/plan.schema.json' with { type: 'json' };
import type { PlanLine } from '../../plan/plan.ts';
import type { WuhanTarget } from '../../platforms/wuhan/target.ts';
import { applicationsOf } from '../../target/target.ts';
import { type DemoReference, startDemoReference } from '../demo-reference.ts';
import { type MutantProxy, startMutantProxy } from '../proxy.ts';
import { mutants } from './index.ts';
import { type Surroundings, surround } from './surroundings.ts';

const runner = new URL('../../plan/testing/run_plan.py', import.meta.url).pathname;
const hasPython = spawnSync('python3', ['--version']).status === 0;

describe('the plan of Wuhan as data', () => {
  let reference: DemoReference;
  let target: WuhanTarget;
  let proxy: MutantProxy<Surroundings>;
  let folder = '';
  let lines: readonly PlanLine[] = [];

  beforeAll(async () => {
    reference = await startDemoReference();
    target = reference.target as WuhanTarget;
    lines = await exportPlan(target);
    folder = await mkdtemp(join(tmpdir(), 'qiyue-plan-'));
    await writeFile(join(folder, 'plan.jsonl'), lines.map((one) => JSON.stringify(one)).join('\n'));
    proxy = await startMutantProxy({
      origin: target.url,
      surround: surround(applicationsOf(target)),
    });
  });
  afterAll(async () => {
    await proxy.close();
    await reference.close();
    await rm(folder, { recursive: true });
  });

  /** Lets the runner judge what stands behind an address. */
  async function ran(url: string) {
    const { pathname } = new URL(target.url);
    const base = url === target.url ? url : `${url}${pathname}`.replace(/\/$/, '');
    await writeFile(join(folder, 'target.json'), JSON.stringify({ ...target, url: base }));
    const words = [runner, join(folder, 'plan.jsonl'), join(folder, 'target.json')];
    const child = spawn('python3', words);
    const [out, err] = [child.stdout.toArray(), child.stderr.toArray()];
    const [code] = await once(child, 'close');
    const rows = (await out).join('').split('\n').filter(Boolean);
    return { code, err: (await err).join(''), rows: rows.map((row) => row.split('\t')) };
  }

  it('is written as its schema says', () => {
    const validate = new Ajv2020({ allowUnionTypes: true }).compile(schema);

    expect(lines.filter((line) => !validate(line))).toEqual([]);
  });

  it('names every check of the contract, and why it leaves one out', () => {
    const held = lines.filter((line) => 'check' in line);
    const omitted = lines.filter((line) => 'omitted' in line);

    expect(held.length).toBeGreaterThan(100);
    expect(omitted.every(({ reason }) => reason.zh !== '' && reason.en !== '')).toBe(true);
  });

  it('holds no TOKEN', () => {
    const text = JSON.stringify(lines);

    for (const { token } of applicationsOf(target)) expect(text).not.toContain(token);
  });

  it.skipIf(!hasPython)('passes on the reference, run by Python from the data alone', async () => {
    const { code, err, rows } = await ran(target.url);

    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(rows.filter(([verdict]) => verdict !== 'pass')).toEqual([]);
  });

  it.skipIf(!hasPython).each([
    ['any-signature-will-do', 'wuhan.signature.refuses-zeros'],
    ['nonce-may-be-used-again', 'wuhan.nonce.replay-refused'],
    ['signature-must-be-upper-case', 'wuhan.signature.lower-case'],
    ['wrong-signature-gets-rows-all-the-same', 'wuhan.signature.refuses-zeros'],
  ])('finds %s in Python as well', async (name, check) => {
    proxy.use(mutants.find((mutant) => mutant.name === name)?.deviate);

    const { code, rows } = await ran(proxy.url);

    expect(code).toBe(1);
    expect(rows).toContainEqual([
      'fail',
      check,
      expect.stringContaining('WH-R'),
      expect.anything(),
    ]);
  });
});
