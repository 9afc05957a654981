import { describe, expect, it } from 'vitest';
import { type SignedRequest, sign, verifySignature } from './signature.ts';
import { type Cause, explainSignature } from './signature-explanation.ts';
import { signatureFaults } from './signature-faults.ts';

const signer = {
  passid: 'demo-app',
  token: '0123456789abcdef0123456789ABCDEF',
  timestamp: '1619072634',
  nonce: '2fc62edd-03ee-4c32-8db8-e7e9c77ed05a',
};
const right = '904644DD11DB6641B9E3BDF5BA68BBD4CF87D84CE501C44C551BF459B3FBCEE1';
const now = 1619072634;
const other = { passid: 'other-app', token: 'ffffffffffffffffffffffffffffffff' };

const sent = (change: Partial<SignedRequest> = {}): SignedRequest => ({
  ...signer,
  signature: right,
  now,
  ...change,
});

function causesOf(change: Partial<SignedRequest>): readonly Cause[] {
  const explanation = explainSignature(sent(change), [other]);
  return explanation.verdict === 'wrong' ? explanation.causes : [];
}

const faultOf = (change: Partial<SignedRequest>) =>
  causesOf(change).map((cause) => (cause.kind === 'fault' ? cause.fault : cause.kind));

describe('a right signature', () => {
  it('is the published vector', () => {
    expect(sign(signer)).toBe(right);
  });

  it.each([right, right.toLowerCase()])('is accepted as %s', (signature) => {
    expect(verifySignature(sent({ signature }))).toBe(true);
    expect(explainSignature(sent({ signature }))).toEqual({ verdict: 'right' });
  });
});

describe('a wrong signature', () => {
  it.each([
    ['no-trailing-timestamp', '0BBD8187CCCA5A5F8971DDDD8F75304FDAC92BAD386FD93F123AEF1427059D24'],
    ['token-timestamp-nonce', '8A278E12096AD5E3230846D84D5C21EF0AEA7573EE136636C687C9B49038AFD1'],
    [
      'token-timestamp-nonce-timestamp',
      'AAB79940BA263849686E087666706708C6193AD0E0E92B2EF3D03F17E11113F1',
    ],
    ['nonce-dashes', '71EDEF0374F543B6944596580C240C380F0C2D28D632C6B639626111451A8836'],
    ['timestamp-unit', 'CA2FD788CDDC96DE716D794BF1256AC213912978CFC17C3422E66AFE04FDC83E'],
  ])('of the published vectors is named %s', (fault, signature) => {
    expect(verifySignature(sent({ signature }))).toBe(false);
    expect(faultOf({ signature })).toEqual([fault]);
  });

  it.each(signatureFaults)('is named $id by the fault that forged it', ({ id, forge }) => {
    const signature = forge(signer);

    expect(verifySignature(sent({ signature }))).toBe(false);
    expect(faultOf({ signature })).toEqual([id]);
  });

  it.each([
    ['signed with dashes, sent without', 'nonce-dashes', signer.nonce.replaceAll('-', '')],
    ['signed bare, sent in quotation marks', 'nonce-quotes', `"${signer.nonce}"`],
  ])('of a nonce %s is named', (_, fault, nonce) => {
    expect(faultOf({ nonce })).toEqual([fault]);
  });

  it('made with the PASSID says that the two may be swapped', () => {
    const signature = sign({ ...signer, token: signer.passid });

    expect(causesOf({ signature })[0]?.says.en).toContain('swapped');
  });

  it('made with the TOKEN of another application names that application', () => {
    const signature = sign({ ...signer, token: other.token });

    expect(causesOf({ signature })).toMatchObject([
      { kind: 'other-application', passid: other.passid },
    ]);
  });

  it('that fits nothing known is called unknown', () => {
    expect(faultOf({ signature: '0'.repeat(64) })).toEqual(['unknown']);
  });

  it.each([
    '',
    right.slice(1),
    `${right}0`,
    `"${right}"`,
    'xyci0iJIUzI1NiIsInR5cC',
    'é'.repeat(64),
    'Z'.repeat(64),
  ])('in the form %s is malformed', (signature) => {
    expect(verifySignature(sent({ signature }))).toBe(false);
    expect(faultOf({ signature })).toEqual(['signature-form']);
  });
});

describe('the timestamp', () => {
  it.each([-180, -60, 0, 60, 180])('may be %i seconds off', (off) => {
    expect(verifySignature(sent({ now: now - off }))).toBe(true);
  });

  it.each([-28_800, -181, 181, 300])('may not be %i seconds off', (secondsAhead) => {
    const change = { now: now - secondsAhead };

    expect(verifySignature(sent(change))).toBe(false);
    expect(causesOf(change)).toMatchObject([{ kind: 'clock', secondsAhead }]);
  });

  it('that is off says by how much and to which side', () => {
    expect(causesOf({ now: now + 300 })[0]?.says.en).toContain('300 s behind');
  });

  it.each(['1619072634', '1619072634000'])('in milliseconds is named, signed as %s', (signed) => {
    const timestamp = '1619072634000';
    const signature = sign({ ...signer, timestamp: signed });

    expect(verifySignature(sent({ timestamp, signature }))).toBe(false);
    expect(faultOf({ timestamp, signature })[0]).toBe('milliseconds');
  });

  it.each(['', '24515', '"1619072634"', ' 1619072634', '1619072634.5', '１６１９０７２６３４'])(
    'in the form %s is malformed',
    (timestamp) => {
      const signature = sign({ ...signer, timestamp });

      expect(verifySignature(sent({ timestamp, signature }))).toBe(false);
      expect(faultOf({ timestamp, signature })).toEqual(['timestamp-form']);
    },
  );

  it('and the signature are both named when both are wrong', () => {
    expect(faultOf({ now: now + 300, signature: '0'.repeat(64) })).toEqual(['clock', 'unknown']);
  });
});

it.each([
  ...signatureFaults.map(({ forge }) => forge(signer)),
  sign({ ...signer, token: other.token }),
  '0'.repeat(64),
  '',
])('the explanation of %s reveals neither signature nor TOKEN', (signature) => {
  const told = JSON.stringify(causesOf({ signature, now: now + 300 }));

  for (const secret of [right, signer.token, other.token]) {
    expect(told.toLowerCase()).not.toContain(secret.toLowerCase());
  }
});
