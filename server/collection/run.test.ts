import { describe, expect, it } from 'vitest';
import { type CollectRig, openForEach } from '../testing/collect-rig.ts';

let rig: CollectRig;
openForEach((opened) => {
  rig = opened;
});

describe('a collection', () => {
  it('stores every page of a provider, and publishes it', async () => {
    const result = await rig.run();
    const whole = { outcome: 'stored', pages: 3, records: rig.total, reason: null, since: null };

    expect(result).toMatchObject({
      kind: 'ended',
      collection: whole,
      merged: { added: rig.total },
    });
    expect(await rig.stores.datasets.count(rig.grades)).toBe(rig.total);
  });

  it('asks for pages one after the other, and for no more than there are', async () => {
    await rig.served.takeRequests();
    await rig.run({ since: '2020-01-01 00:00:00' });
    const asked = await rig.served.takeRequests();

    expect(asked.map(({ pageno }) => pageno)).toEqual([1, 2, 3]);
    expect(asked[0]).toEqual({ pageno: 1, pagesize: 10, since: '2020-01-01 00:00:00' });
  });

  it('has the same digest for the same pages', async () => {
    const digests = [await rig.run(), await rig.run()].map((result) =>
      result.kind === 'ended' ? result.collection.digest : undefined,
    );

    expect(digests[0]).toHaveLength(32);
    expect(digests[0]).toEqual(digests[1]);
  });

  it('may be of nothing', async () => {
    const result = await rig.run({ since: '2030-01-01 00:00:00' });

    expect(result).toMatchObject({ collection: { outcome: 'stored', pages: 1, records: 0 } });
  });

  it('takes a last page that is full for the last one', async () => {
    const result = await rig.run({ provider: { pagesize: 5 } });

    expect(result).toMatchObject({
      collection: { outcome: 'stored', pages: 5, records: rig.total },
    });
  });
});

describe('the claim of a provider', () => {
  const other = { provider: 'tax', holder: 'other', pid: 4_242, claimedAt: 1 };

  it('keeps a second run away as long as it is alive', async () => {
    await rig.stores.collections.claim(rig.contract, { ...other, expiresAt: 9_999_999_999 }, 1);
    const result = await rig.run();

    expect(result).toMatchObject({ kind: 'claimed', by: { pid: 4_242 } });
    expect(rig.rowCounts()).toMatchObject({ collections: 0, collection_records: 0 });
  });

  it('is taken over from a run that died long ago, and released in the end', async () => {
    await rig.stores.collections.claim(rig.contract, { ...other, expiresAt: 2 }, 1);
    const result = await rig.run();

    expect(result).toMatchObject({ collection: { outcome: 'stored' } });
    expect(await rig.stores.collections.claimed(rig.contract, 'tax')).toBeUndefined();
  });

  it('that went to another run keeps this one from storing', async () => {
    const { collections } = rig.stores;
    const steal = () => collections.claim(rig.contract, { ...other, expiresAt: 9e9 }, 9e9 - 1);
    const reason = await rig.reasonOf({ onProgress: () => void steal() });

    expect(reason).toBe('held up so long that another run took over');
    expect(await collections.claimed(rig.contract, 'tax')).toMatchObject({ holder: 'other' });
  });
});
