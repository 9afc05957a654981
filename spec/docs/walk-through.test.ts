import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { walkThrough } from './walk-through.ts';

const linesOf = (id: 'neimenggu' | 'shanxi') =>
  walkThrough(id, 'http://127.0.0.1:8080')?.lines ?? [];

it.each(['neimenggu', 'shanxi'] as const)('of %s is a script that a shell can read', (id) => {
  const input = linesOf(id).join('\n');

  expect(linesOf(id).length).toBeGreaterThan(4);
  expect(() => execFileSync('sh', ['-n'], { input })).not.toThrow();
});

it('sends the secret and the token that it has read, in this order', () => {
  const lines = linesOf('neimenggu');

  const body = '{"appKey":"demo-case","appSecret":"\'"$secret"\'","account":"test"}';
  expect(lines[2]).toContain(body);
  expect(lines.slice(3, 5).map((line) => /"(.*?)" /.exec(line)?.[1])).toEqual([
    '$base/security/receiveCaseinfo?access_token=$token',
    '$base/security/logout?access_token=$token',
  ]);
});

it('queries with the licence that it has uploaded for the same enterprise', () => {
  const [upload, query] = linesOf('shanxi').slice(-3, -1);

  expect(upload).toMatch(
    /^license=.*\$base\/uploadLicense.*--form-string uniscId="91149999MA0DEM0139"/s,
  );
  expect(query).toContain('"uniscId":"91149999MA0DEM0139","licenseID":"\'"$license"\'"');
  expect(query).toContain('"accessid":"\'"$accessid"\'"');
});

it('is not made where a contract has no flow', () => {
  expect(walkThrough('wuhan', 'http://127.0.0.1:8080')).toBeUndefined();
});
