import { describe, expect, it } from 'vitest';
import { type CollectRig, openForEach } from '../testing/collect-rig.ts';
import type { Misbehaviour } from '../testing/provider/misbehaviour.ts';

let rig: CollectRig;
openForEach((opened) => {
  rig = opened;
});

const differs = /page 2: digest is not the SM3/;
const notOpened = /page 2: (digest is not the SM3|the decrypted text has wrong PKCS#7 padding)/;

const refusals: readonly (readonly [Omit<Misbehaviour, 'page'>, RegExp])[] = [
  [{ kind: 'flip', part: 'iv', bit: 5 }, differs],
  [{ kind: 'flip', part: 'digest', bit: 255 }, differs],
  [{ kind: 'flip', part: 'encrypted', bit: 0 }, differs],
  [{ kind: 'flip', part: 'encrypted', bit: 3_333 }, notOpened],
  [{ kind: 'wrong-digest' }, differs],
  [{ kind: 'drop' }, /page 2: by count there should be 10 records on it, and there are 9/],
  [{ kind: 'twice' }, /page 2: 91\w{16} stands on it twice/],
  [{ kind: 'repeat' }, /page 2: 91\w{16} stood on page 1 already/],
  [{ kind: 'count' }, /page 2: count was 25 and is 26 now/],
  [{ kind: 'too-many' }, /page 2: 10 records were asked for, and 11 came/],
  [{ kind: 'bad-grade' }, /page 2: breaks the contract: recordList\.0\.assessGrade .*AA, A, B/],
  [{ kind: 'half-letter' }, /page 2: a text holds half a character/],
  [{ kind: 'no-list' }, /page 2: breaks the contract: .*recordList/],
  [{ kind: 'plain' }, /page 2: the reply is not sealed/],
  [{ kind: 'not-json' }, /page 2: is no JSON in UTF-8/],
  [{ kind: 'redirect' }, /page 2: HTTP 307: redirects are not followed/],
  [{ kind: 'endless' }, /page 2: the reply is longer than 16 MiB/],
  [{ kind: 'fail', status: 200, msg: 'closed' }, /page 2: the provider refuses: closed/],
  [{ kind: 'fail', status: 403, msg: 'who?\nyou' }, /page 2: HTTP 403: who\? you/],
  [{ kind: 'fail', status: 400, msg: 'x'.repeat(300) }, /page 2: HTTP 400: x{200}…$/],
];

describe('a collection is refused whole, at once and with its reason', () => {
  it.each(refusals)('where the provider does %j', async (wrong, reason) => {
    await rig.run();
    const before = rig.rowCounts();
    await rig.served.misbehave({ page: 2, ...wrong });
    await rig.served.takeRequests();

    expect(await rig.reasonOf()).toMatch(reason);
    const { collections = 0, sqlite_sequence: _, ...rest } = before;
    expect(rig.rowCounts()).toMatchObject({ ...rest, collections: collections + 1 });
    expect((await rig.served.takeRequests()).map(({ pageno }) => pageno)).toEqual([1, 2]);
  });

  it('and leaves no file behind', async () => {
    await rig.run();
    const before = rig.files();
    await rig.served.misbehave({ kind: 'flip', page: 3 });
    await rig.run();

    expect(rig.files()).toEqual(before);
  });

  it('where the key is not the one that the provider has', async () => {
    expect(await rig.reasonOf({ provider: { keyId: 'other' } })).toMatch(/page 1: HTTP 400/);
  });

  it('where it is interrupted', async () => {
    const stop = new AbortController();
    const reason = await rig.reasonOf({ signal: stop.signal, onProgress: () => stop.abort() });

    expect(reason).toBe('interrupted');
    expect(await rig.stores.collections.claimed(rig.contract, 'tax')).toBeUndefined();
  });

  it('and hides a secret of the configuration that the provider repeats', async () => {
    const token = 'Bearer 0123456789abcdefghij';
    await rig.served.misbehave({ kind: 'fail', page: 1, status: 401, msg: `no ${token}` });
    const reason = await rig.reasonOf({ provider: { headers: { authorization: token } } });

    expect(reason).toBe('page 1: HTTP 401: no ******');
  });
});
