import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type JudgedRun, judgedRun } from './judged-run.ts';

let directory: string;
let run: JudgedRun;
beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'qiyue-scan-'));
  run = await judgedRun(directory);
}, 180_000);
afterAll(() => rmSync(directory, { recursive: true, force: true }));

/** A secret as it may stand in a file: plain, or as bytes in another dress. */
const dresses = (secret: string): readonly string[] => {
  const bytes = Buffer.from(secret);
  const [base64, hex] = [bytes.toString('base64').replace(/=+$/, ''), bytes.toString('hex')];
  return [secret, encodeURIComponent(secret), base64, bytes.toString('base64url'), hex];
};

/** The files of that kind with a secret in them, and which one by its number. */
const leaks = (kind: RegExp): readonly string[] => {
  const sought = run.secrets.map((secret) => new Set(dresses(secret)));
  return [...run.files].flatMap(([file, text]) =>
    kind.test(file)
      ? sought.flatMap((dress, index) =>
          [...dress].some((word) => text.includes(word)) ? [`${file}: ${index}`] : [],
        )
      : [],
  );
};

const names = (kind: RegExp) => [...run.files.keys()].filter((file) => kind.test(file));

describe('after the whole judge has judged all contracts', () => {
  it('the runs are conforming, and there are secrets to look for', () => {
    expect(run.codes).toEqual([0, 0, 0]);
    expect(run.secrets.length).toBeGreaterThan(10);
    expect(run.secrets.filter((secret) => secret.length < 8)).toEqual([]);
  });

  it('the server’s log has a line for each call and no secret', () => {
    const lines = run.files.get('server.err')?.split('\n') ?? [];

    expect(lines.length).toBeGreaterThan(1_000);
    expect(leaks(/^server\.err$/)).toEqual([]);
  });

  it('the judge says no secret', () => {
    expect(leaks(/^judge\./)).toEqual([]);
  });

  it.each(['html', 'json', 'xml', 'sarif', 'md', 'har'])(
    'no report in %s has a secret',
    (ending) => {
      const kind = new RegExp(`^reports/.*\\.${ending}$`);

      expect(names(kind).length).toBeGreaterThan(0);
      expect(leaks(kind)).toEqual([]);
    },
  );

  it('no database keeps a secret in the clear', () => {
    expect(names(/\.sqlite/).length).toBeGreaterThan(2);
    expect(leaks(/\.sqlite|\.licences/)).toEqual([]);
  });
});
