import { expect, it } from 'vitest';
import { isPassing, isSecretName, soundsSecret } from './secret-names.ts';

it.each(['access_token', 'pwd', 'appSecret', 'x-api-key', 'Proxy-Authorization', 'Set-Cookie'])(
  '%s is a secret wherever it stands',
  (name) => {
    expect([isSecretName(name), soundsSecret(name)]).toEqual([true, true]);
  },
);

it.each(['publicKey', 'keyId', 'key'])('%s is one in a target file alone', (name) => {
  expect([isSecretName(name), soundsSecret(name)]).toEqual([false, true]);
});

it.each(['accept', 'x-tif-paasid', 'user-agent'])('%s is none', (name) => {
  expect(soundsSecret(name)).toBe(false);
});

it('a signature is one that passes', () => {
  expect([isSecretName('x-tif-signature'), isPassing('x-tif-signature')]).toEqual([true, true]);
  expect(isPassing('access_token')).toBe(false);
});
