import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UsageError } from '../../spec/usage-error.ts';
import { checkNamed } from '../explain.ts';
import { judge } from '../judge.ts';
import type { WuhanTarget } from '../platforms/wuhan/target.ts';
import type { Report } from '../report/report.ts';
import { sample } from '../report/sample.ts';
import { type Answering, sendJson, startEndpoint } from '../testing/endpoint.ts';
import { penaltyContract } from '../testing/own/trial.ts';
import { caller, emptyPage, isSigned, refusal, verifying } from '../testing/wuhan/gateway.ts';
import { replayCommand } from './replay.ts';
import { type Replayed, replay } from './replay-run.ts';

const refusesZeros = 'wuhan.signature.refuses-zeros';
const describesMessage = 'wuhan.reply.queryInvestors.errmsg';

/** Takes a signature of zeros for a right one. */
const trusting: Answering = (request, response) => {
  const isZero = /^0+$/.test(String(request.headers['x-tif-signature']));
  sendJson(response, isZero || isSigned(request) ? emptyPage : refusal(1433));
};

/** Says of no failure what is wrong. */
const silent: Answering = (request, response) => {
  const { errmsg: _, ...rest } = refusal(1433);
  sendJson(response, isSigned(request) ? emptyPage : rest);
};

const targetAt = (url: string): WuhanTarget => ({
  contract: 'wuhan',
  url,
  application: caller,
  rate: 4_000,
  timeout: 500,
});

/** Judges a broken endpoint, then tries the finding again at one that answers otherwise. */
async function replayed(id: string, before: Answering, now: Answering | null): Promise<Replayed> {
  const { check } = checkNamed(id);
  let answer = before;
  await using endpoint = await startEndpoint((request, response) => answer(request, response));
  const only = ['wuhan.signature', id];
  const report = await judge({ target: targetAt(endpoint.url), only });
  if (now) answer = now;
  const found = report.results.find((one) => one.id === id) ?? null;
  expect(found?.verdict).toBe('fail');
  const url = now ? endpoint.url : 'http://127.0.0.1:9';
  return await replay({ target: targetAt(url), check, before: found, report });
}

describe('a replay', () => {
  it('is still failing while the endpoint is as it was', async () => {
    const { verdict, now } = await replayed(refusesZeros, trusting, trusting);

    expect(verdict).toBe('still');
    expect(now?.difference?.actual.en).toContain('success');
  });

  it('is fixed once the endpoint conforms', async () => {
    const { verdict, now } = await replayed(refusesZeros, trusting, verifying);

    expect([verdict, now?.verdict]).toEqual(['fixed', 'pass']);
  });

  it('cannot tell where nobody answers, and says why', async () => {
    const { verdict, reason } = await replayed(refusesZeros, trusting, null);

    expect(verdict).toBe('unknown');
    expect(reason?.en).toContain('127.0.0.1:9');
  });

  it('cannot tell where what the check builds on fails', async () => {
    const refusing: Answering = (_, response) => sendJson(response, refusal(100106));

    const { verdict } = await replayed(refusesZeros, trusting, refusing);

    expect(verdict).toBe('unknown');
  });

  it('gives a check that looks back the exchange that showed the fault', async () => {
    const { verdict } = await replayed(describesMessage, silent, silent);

    expect(verdict).toBe('still');
  });

  it('has a check that looks back fixed by no less than a run like the earlier one', async () => {
    const { verdict, now } = await replayed(describesMessage, silent, verifying);

    expect([verdict, now?.verdict]).toEqual(['fixed', 'pass']);
  });
});

describe('qiyue replay', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'qiyue-replay-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const targetFile = (target: object): string => {
    const file = join(folder, 'target.yaml');
    writeFileSync(file, JSON.stringify(target));
    return file;
  };

  it.each([
    ['still failing', trusting, 1],
    ['fixed', verifying, 0],
  ])('ends with its own code where it is %s', async (verdict, answer, code) => {
    await using endpoint = await startEndpoint(answer);
    const options = { target: targetFile(targetAt(endpoint.url)), report: folder };

    const { lines, exitCode } = await replayCommand(refusesZeros, options, 'en');

    expect(exitCode).toBe(code);
    expect(lines.at(-1)).toContain(`(${verdict})`);
  });

  it('ends with 3 where nobody answers', async () => {
    const options = { target: targetFile(targetAt('http://127.0.0.1:9')), report: folder };

    expect((await replayCommand(refusesZeros, options, 'en')).exitCode).toBe(3);
  });

  it('refuses a target of another contract', async () => {
    const options = { target: targetFile(targetAt('http://127.0.0.1:9')), report: folder };

    await expect(replayCommand('neimenggu.login.right', options, 'en')).rejects.toThrow(UsageError);
  });

  it('refuses a finding that is none', async () => {
    const options = { target: targetFile(targetAt('http://127.0.0.1:9')), report: folder };

    await expect(replayCommand('00000000', options, 'en')).rejects.toThrow('no finding 00000000');
  });

  describe('with a report of the run that found it', () => {
    const reported = (contract: Report['contract'], id: string): string => {
      const reports = mkdtempSync(join(folder, 'reports-'));
      const [first] = sample.results;
      const report = { ...sample, contract, results: [{ ...first, id }] };
      writeFileSync(join(reports, 'report.json'), JSON.stringify(report));
      return reports;
    };
    const target = (): string => targetFile({ ...targetAt('http://127.0.0.1:9'), timeout: 100 });

    it('says that the contract has changed since then', async () => {
      const report = reported(sample.contract, refusesZeros);

      const { lines } = await replayCommand(refusesZeros, { target: target(), report }, 'en');

      expect(lines[0]).toContain('the contract has changed since that run');
    });

    it('refuses one of another contract', async () => {
      const report = reported({ ...sample.contract, id: 'shanxi' }, refusesZeros);

      const again = replayCommand(refusesZeros, { target: target(), report }, 'en');

      await expect(again).rejects.toThrow(/is one of ".*" \(shanxi\), but the check is/);
    });

    it('refuses one of another contract of one’s own', async () => {
      const report = reported({ ...sample.contract, id: 'own' }, 'own.call.listPenalties');
      const again = (contract?: string) =>
        replayCommand(
          'own.call.listPenalties',
          { target: target(), report, ...(contract && { contract }) },
          'en',
        );

      await expect(again()).rejects.toThrow('Name its file with --contract');
      await expect(again(penaltyContract)).rejects.toThrow('one of another contract');
    });
  });
});
