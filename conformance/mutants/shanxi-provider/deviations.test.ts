import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openReply, sealRequest } from '../../../spec/protocol/sm-envelope.ts';
import type { ProviderTarget } from '../../platforms/shanxi-provider/target.ts';
import { type DemoReference, startDemoReference } from '../demo-reference.ts';
import { isObject, type Json, parsed } from '../envelope.ts';
import { type MutantProxy, startMutantProxy } from '../proxy.ts';
import { middleKey } from '../shanxi/middle.ts';
import { mutants, variants } from './index.ts';
import { type Surroundings, surround } from './surroundings.ts';

const all = [...mutants, ...variants];

describe('before a data provider', () => {
  let reference: DemoReference;
  let target: ProviderTarget;
  let proxy: MutantProxy<Surroundings>;

  beforeAll(async () => {
    reference = await startDemoReference([], 'shanxi-provider');
    // The one cast: it was asked for the role of that name.
    target = reference.target as ProviderTarget;
    proxy = await startMutantProxy({ origin: target.url, surround: surround(target) });
  }, 60_000);

  afterAll(async () => {
    await proxy.close();
    await reference.close();
  });

  const use = (name?: string) => proxy.use(all.find((one) => one.name === name)?.deviate);

  async function post(body: Json): Promise<Json> {
    const url = `${proxy.url}${new URL(target.url).pathname}`;
    const headers = { 'content-type': 'application/json' };
    const reply = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
    const value: unknown = await reply.json();
    return isObject(value) ? value : {};
  }

  async function collect(page: Json, changes: Json = {}): Promise<Json> {
    const { keyId } = target;
    const recipient = { publicKey: middleKey, ...(keyId === undefined ? {} : { keyId }) };
    const { envelope, key } = sealRequest(Buffer.from(JSON.stringify(page)), recipient);
    const reply = await post({ ...envelope, ...changes });
    const opened = openReply(reply, key);
    return opened.ok ? Object(parsed(opened.value.toString())) : reply;
  }

  const codesOf = ({ recordList }: Json): readonly unknown[] =>
    Array.isArray(recordList) ? recordList.map(({ uniscId }) => uniscId) : [];

  it('stands between, and changes nothing, where there is no deviation', async () => {
    use();

    expect(codesOf(await collect({ pageno: 1, pagesize: 5 }))).toHaveLength(5);
  });

  it('lets pages overlap by a record', async () => {
    use('pages-of-records-overlap');

    const [first, second] = [
      codesOf(await collect({ pageno: 1, pagesize: 5 })),
      codesOf(await collect({ pageno: 2, pagesize: 5 })),
    ];

    expect(second[0]).toEqual(first[4]);
  });

  it('passes since over', async () => {
    use();
    const { since } = target;
    const some = await collect({ pageno: 1, pagesize: 5, since });
    use('since-is-passed-over');

    const every = await collect({ pageno: 1, pagesize: 5, since });

    expect(Number(every['count'])).toBeGreaterThan(Number(some['count']));
  });

  it('gathers more records than a page may have', async () => {
    use('page-of-1001-records-is-served');

    expect(codesOf(await collect({ pageno: 1, pagesize: 1001 }))).toHaveLength(1001);
  });

  it('answers a call whose digest was tampered with, under the key of that call', async () => {
    use('tampered-call-gets-the-first-page');

    const page = await collect({ pageno: 2, pagesize: 5 }, { digest: '0'.repeat(64) });

    expect(codesOf(page)).toHaveLength(10);
  });

  it('throttles from the twentieth call on', async () => {
    use('calls-are-throttled-from-the-twentieth-on');
    const replies: Json[] = [];

    for (let call = 1; call <= 20; call += 1) replies.push(await post({}));

    expect(new Set(replies.slice(0, 19).map(({ msg }) => msg)).size).toBe(1);
    expect(replies[19]?.['msg']).not.toEqual(replies[0]?.['msg']);
  });

  it('serves a plain call in the clear, and leaves refusals alone', async () => {
    use('plain-call-is-served');
    const served = await post({ pageno: 1, pagesize: 5 });
    use('since-is-passed-over');

    expect(codesOf(served)).toHaveLength(5);
    expect(await post({ pageno: 1, pagesize: 5 })).toMatchObject({ result: 0 });
  });
});
