import { expect, it } from 'vitest';
import type { Licence } from '../../stores/licence-port.ts';
import { licenceDecision } from './licence-domain.ts';

const licence: Licence = {
  id: 'L1',
  username: 'mall',
  uniscId: '91149999MA0DEM0139',
  digest: Buffer.alloc(32),
  mediaType: 'application/pdf',
  bytes: 1,
  fileName: null,
  uploadedAt: 100,
  expiresAt: 200,
  revokedAt: null,
};

const query = { username: 'mall', uniscId: licence.uniscId, at: 199 };

it('lets the account ask about the enterprise until the licence expires', () => {
  expect(licenceDecision(licence, query)).toEqual({ ok: true, value: licence });
});

it.each([
  ['unknown-licence', undefined, query],
  ['licence-of-another-account', licence, { ...query, username: 'Mall' }],
  ['licence-of-another-enterprise', licence, { ...query, uniscId: '91149999MA0DEM0214' }],
  ['expired-licence', licence, { ...query, at: 200 }],
  ['revoked-licence', { ...licence, revokedAt: 150 }, query],
  ['revoked-licence', { ...licence, revokedAt: 150 }, { ...query, at: 200 }],
  ['licence-of-another-account', { ...licence, revokedAt: 150 }, { ...query, username: 'bank' }],
])('refuses it as %s', (reason, given, asked) => {
  expect(licenceDecision(given, asked)).toEqual({ ok: false, refusal: reason });
});
