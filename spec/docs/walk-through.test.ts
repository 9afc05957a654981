import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { walkThrough } from './walk-through.ts';

const lines = walkThrough('http://127.0.0.1:8080');

it('is a script that a shell can read', () => {
  expect(() => execFileSync('sh', ['-n'], { input: lines.join('\n') })).not.toThrow();
});

it('sends the secret and the token that it has read, in this order', () => {
  const body = '{"appKey":"demo-case","appSecret":"\'"$secret"\'","account":"test"}';

  expect(lines[2]).toContain(body);
  expect(lines.slice(3, 5).map((line) => /"(.*?)" /.exec(line)?.[1])).toEqual([
    '$base/security/receiveCaseinfo?access_token=$token',
    '$base/security/logout?access_token=$token',
  ]);
});
