import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { entry, harFile } from '../recorded/testing/har.ts';
import { qiyue } from '../testing/program.ts';

const check = async (entries: readonly unknown[], ...words: readonly string[]) => {
  using har = harFile(...entries);
  const report = join(har.folder, 'report');
  const ended = await qiyue('check', 'wuhan', '--har', har.file, '--report', report, ...words);
  const read = (name: string) =>
    existsSync(join(report, name)) ? readFileSync(join(report, name), 'utf8') : null;
  return { ...ended, report: read('report.json'), traffic: read('traffic.json') };
};

it('ends with 0 where no fault was seen, and says what was', async () => {
  const { code, out, traffic } = await check([entry()]);

  expect(code).toBe(0);
  expect(out).toContain('(no fault in 1 exchange of 1 operation)');
  expect(JSON.parse(traffic ?? '{}')).toMatchObject({ operations: { queryInvestors: 1 } });
});

it('ends with 1 where the endpoint is wrong', async () => {
  const { code, out } = await check([entry({ answered: { errcode: 0 } })]);

  expect(code).toBe(1);
  expect(out).toContain('不符合 (not conforming)');
});

it('ends with 2 where the file is no HAR, and names the entry', async () => {
  const { code, err, report } = await check([entry(), {}]);

  expect(code).toBe(2);
  expect(err).toContain('log.entries[1].request has to be object');
  expect(report).toBeNull();
});

it('says how many entries were left out, of which origin, and why', async () => {
  const { out, traffic } = await check([entry(), entry({ url: 'https://a.example/x' })]);

  expect(out).toContain('1 × no address of an operation: https://a.example (log.entries[1])');
  expect(JSON.parse(traffic ?? '{}').leftOut).toMatchObject([{ reason: 'no-operation', count: 1 }]);
});

it('ends with 3 where no entry is a call of the contract', async () => {
  const { code, err } = await check([entry({ url: 'https://a.example/x' })]);

  expect(code).toBe(3);
  expect(err).toContain('hosts: a.example');
});

it('goes by the address and the paths of a target file', async () => {
  using har = harFile(entry({ url: 'https://a.example/api?method=query' }));
  const target = join(har.folder, 'target.yaml');
  const application = { passid: 'x', token: '0123456789' };
  const paths = { queryInvestors: '/api?method=query' };
  const content = { contract: 'wuhan', url: 'https://a.example', application, paths };
  writeFileSync(target, JSON.stringify(content));

  const report = join(har.folder, 'report');
  const { code } = await qiyue(
    ...['check', 'wuhan', '--har', har.file, '--target', target, '--report', report],
  );

  expect(code).toBe(0);
});
