import { describe, expect, it } from 'vitest';
import { describeChecks } from '../../testing/sound-checks.ts';

const checks = describeChecks('shanxi');

describe('the checks of shanxi', () => {
  it.each(['uploadLicense', 'updatePassword'])('call %s only with leave', (name) => {
    const calling = checks.filter(
      ({ id, operation }) => operation === name && !id.startsWith('shanxi.reply.'),
    );

    expect(calling.length).toBeGreaterThan(0);
    expect(calling.filter(({ needs }) => !needs?.includes('write'))).toEqual([]);
  });

  it.each([
    ['getPublicKey', 'capability.publicKey'],
    ['getToken', 'capability.token'],
    ['updatePassword', 'capability.password'],
    ['uploadLicense', 'capability.upload'],
  ] as const)('call %s only where the target claims to have it', (name, need) => {
    const calling = checks.filter(
      ({ id, operation }) => operation === name && !id.startsWith('shanxi.reply.'),
    );

    expect(calling.filter(({ needs }) => !needs?.includes(need))).toEqual([]);
  });

  it('change the password of the second account alone', () => {
    const changing = checks.filter(({ id }) => id.startsWith('shanxi.password.'));

    expect(changing.length).toBeGreaterThan(0);
    expect(changing.filter(({ needs }) => !needs?.includes('secondAccount'))).toEqual([]);
  });
});
