import { describe, expect, it } from 'vitest';
import { type CollectRig, openForEach } from '../testing/collect-rig.ts';

let rig: CollectRig;
openForEach((opened) => {
  rig = opened;
});

describe('a collection asks again', () => {
  it.each([
    [{ kind: 'fail', status: 500, times: 2 }, 'HTTP 500'],
    [{ kind: 'fail', status: 503, times: 2, msg: 'busy' }, 'HTTP 503: busy'],
    [{ kind: 'fail', status: 429, times: 2, retryAfter: 9 }, 'HTTP 429'],
    [{ kind: 'cut', times: 2 }, 'no reply (UND_ERR_SOCKET)'],
  ] as const)('after %j', async (wrong, why) => {
    const retries: string[] = [];
    await rig.served.misbehave({ page: 2, ...wrong });
    const result = await rig.run({ retries });

    expect(result).toMatchObject({ collection: { outcome: 'stored', records: rig.total } });
    expect(retries).toEqual([why, why]);
  });

  it('after a time-out', async () => {
    const retries: string[] = [];
    await rig.served.misbehave({ kind: 'stall', page: 2, times: 1 });
    const result = await rig.run({ retries, provider: { timeout: 500 } });

    expect(result).toMatchObject({ collection: { outcome: 'stored' } });
    expect(retries).toEqual([expect.stringMatching(/^no reply \((TimeoutError|UND_ERR_\w+)\)$/)]);
  });

  it('as often as it is told, and not for ever', async () => {
    await rig.served.misbehave({ kind: 'fail', page: 2, msg: 'closed' });
    await rig.served.takeRequests();

    expect(await rig.reasonOf()).toBe('page 2: asked 3 times, at last: HTTP 500: closed');
    expect((await rig.served.takeRequests()).map(({ pageno }) => pageno)).toEqual([1, 2, 2, 2]);
  });

  it('where nobody listens', async () => {
    const provider = { url: 'http://127.0.0.1:1/', attempts: 2 };

    expect(await rig.reasonOf({ provider })).toBe(
      'page 1: asked 2 times, at last: no reply (ECONNREFUSED)',
    );
  });
});
