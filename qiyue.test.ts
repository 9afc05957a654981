import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { credentialsOf } from './conformance/mask.ts';
import { type DemoReference, startDemoReference } from './conformance/mutants/demo-reference.ts';
import { qiyue } from './conformance/testing/program.ts';
import manifest from './package.json' with { type: 'json' };

const folder = mkdtempSync(join(tmpdir(), 'qiyue-cli-'));
let reference: DemoReference;
let page: Server;

beforeAll(async () => {
  reference = await startDemoReference();
  page = createServer((_, reply) => {
    reply.writeHead(200, { 'content-type': 'text/html' }).end('<!DOCTYPE html><title>门户</title>');
  }).listen(0, '127.0.0.1');
  await once(page, 'listening');
});

afterAll(async () => {
  await reference.close();
  page.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A target file for the reference, with changes. */
function targetFile(name: string, changes: object): string {
  const file = join(folder, name);
  writeFileSync(file, JSON.stringify({ ...reference.target, ...changes }));
  return file;
}

const check = (file: string, ...words: readonly string[]) =>
  qiyue('check', 'wuhan', '--target', file, '--report', join(folder, 'reports'), ...words);

describe('qiyue check', () => {
  it('ends with 0 on the reference and says so in both languages', async () => {
    const { code, out } = await check(targetFile('good.yaml', {}));

    expect(out).toContain('符合 (conforming)');
    expect(code).toBe(0);
  });

  it('writes three reports and no secret into any of them', async () => {
    await check(targetFile('good.yaml', {}));

    for (const name of ['report.html', 'report.json', 'junit.xml']) {
      const text = readFileSync(join(folder, 'reports', name), 'utf8');
      expect(text.length).toBeGreaterThan(1_000);
      for (const secret of credentialsOf(reference.target)) expect(text).not.toContain(secret);
    }
  });

  it('keeps the last reports when nothing is run, because the command was wrong', async () => {
    const target = targetFile('good.yaml', {});
    await check(target);
    const { code } = await check(target, '--only', 'nope');

    expect(code).toBe(2);
    expect(existsSync(join(folder, 'reports', 'report.json'))).toBe(true);
  });

  it('ends with 2 for an unknown contract and names those that exist', async () => {
    const { code, err } = await qiyue('check', 'atlantis');

    expect(err).toContain('wuhan');
    expect(code).toBe(2);
  });

  it('ends with 2 for a missing target file', async () => {
    const { code, err } = await check(join(folder, 'nowhere.yaml'));

    expect(err).toContain('nowhere.yaml');
    expect(code).toBe(2);
  });

  it('ends with 2 for bad YAML and says where', async () => {
    const file = join(folder, 'bad.yaml');
    writeFileSync(file, 'contract: wuhan\nurl: [\n');

    const { code, err } = await check(file);

    expect(err).toMatch(/line \d/);
    expect(code).toBe(2);
  });

  it('ends with 2 for a target file with a wrong key and names it', async () => {
    const { code, err } = await check(targetFile('key.yaml', { rats: 5 }));

    expect(err).toContain('rats');
    expect(code).toBe(2);
  });

  it('ends with 2 for a filter that matches nothing and suggests one', async () => {
    const file = targetFile('good.yaml', {});

    const { code, err } = await check(file, '--only', 'wuhan.nonce.rase');

    expect(err).toContain('wuhan.nonce.race');
    expect(code).toBe(2);
  });

  it('ends with 3 for an endpoint that cannot be reached', async () => {
    const { code, out, err } = await check(targetFile('gone.yaml', { url: 'http://127.0.0.1:9' }));

    expect(err).toContain('Cannot reach');
    expect(out).toContain('未完成 (incomplete)');
    expect(code).toBe(3);
  });

  it('ends with 3 for wrong credentials and says what to check', async () => {
    const application = { passid: 'demo-fast', token: 'not-the-token' };

    const { code, err } = await check(targetFile('creds.yaml', { application }));

    expect(err).toContain('passid and token');
    expect(code).toBe(3);
  });

  it('ends with 3 for a web page in the place of the interface', async () => {
    const url = `http://127.0.0.1:${(page.address() as AddressInfo).port}`;

    const { code, err } = await check(targetFile('page.yaml', { url }));

    expect(err).toContain('not this interface');
    expect(code).toBe(3);
  });

  it('says at the verdict that only some checks were chosen', async () => {
    const { out } = await check(targetFile('good.yaml', {}), '--only', 'wuhan.signature.right');

    expect(out).toMatch(/only 1 of \d+ checks were chosen/);
    expect(out).toContain('符合 (conforming)');
  });

  it('leaves no proof of an earlier run when it cannot begin', async () => {
    await check(targetFile('good.yaml', {}), '--only', 'wuhan.signature.right');

    await check(targetFile('gone.yaml', { url: 'http://127.0.0.1:9' }));

    const junit = readFileSync(join(folder, 'reports', 'junit.xml'), 'utf8');
    expect(junit).toMatch(/<testsuites name="wuhan · 未完成 [^>]* errors="1"/);
  });

  it('does not take a fixture of too few rows for a proof of paging', async () => {
    const fixtures = { queryInvestors: { several: { regno: '420104000223773' } } };
    const only = ['--only', 'wuhan.paging.queryInvestors.partition', '--lang', 'en'];

    const { code, out } = await check(targetFile('few.yaml', { fixtures }), ...only);

    expect(out).toContain('more than 40 are needed');
    expect(code).toBe(3);
  });

  it('ends with 3 when every chosen check is skipped', async () => {
    const { code } = await check(targetFile('good.yaml', {}), '--only', 'wuhan.rate.limit');

    expect(code).toBe(3);
  });
});

it('is installed by a door that may be run and leads to the program', async () => {
  const { qiyue: door } = manifest.bin;

  expect(statSync(door).mode & 0o111).toBe(0o111);
  expect(door).toBe('qiyue.js');
  expect((await qiyue('--version')).out.trim()).toBe(manifest.version);
});
