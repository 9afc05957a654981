import { describe, expect, it } from 'vitest';
import { judged } from '../checks/all.ts';
import { NothingProved } from '../nothing-proved.ts';
import { emptyPage, refusal } from '../testing/wuhan/gateway.ts';
import { summaryOf } from './client-summary.ts';
import { readHar } from './har-file.ts';
import { trafficOf } from './har-traffic.ts';
import { judgeTraffic } from './judge-traffic.ts';
import { entry, harFile, investors } from './testing/har.ts';

const { contract, select } = judged.wuhan();

const trafficIn = (...entries: readonly object[]) => {
  using har = harFile(...entries);
  return trafficOf(contract, null, readHar(har.file));
};

const judge = async (...entries: readonly object[]) =>
  (await judgeTraffic(trafficIn(...entries), select(contract, {}))).report;

const failed = async (...entries: readonly object[]) =>
  (await judge(...entries)).results.filter(({ verdict }) => verdict === 'fail').map(({ id }) => id);

describe('traffic without a fault', () => {
  it('is said to be no more than that', async () => {
    const { conclusion, requests } = await judge(entry(), entry());

    expect(conclusion.exitCode).toBe(0);
    expect(conclusion.word.en).toBe('no fault in 2 exchanges of 1 operation');
    expect(requests).toBe(2);
  });

  it('leaves open what only requests of the judge can show', async () => {
    const { results } = await judge(entry());

    const signature = results.find(({ id }) => id === 'wuhan.signature.right');
    expect(signature).toMatchObject({ verdict: 'skipped', reason: { en: 'needs live requests' } });
  });

  it('shows its exchanges in the timeline and the figures', async () => {
    const { timeline, operations } = await judge(entry(), entry());

    expect(timeline).toHaveLength(2);
    expect(operations[0]).toMatchObject({ operation: 'queryInvestors', requests: 2, median: 12 });
  });
});

describe('a fault of the endpoint is found', () => {
  const page = { ...emptyPage, data: { ...emptyPage.data, pageNo: 'one' } };

  it.each([
    ['a field of a wrong type', { answered: page }, 'wuhan.reply.queryInvestors.data.pageNo'],
    ['a code that contradicts the status', { status: 500 }, 'wuhan.codes.known'],
    [
      'the inside of the program',
      { answered: refusal(500, 'at x (/srv/app/index.js:1)') },
      'wuhan.failure.no-internals',
    ],
    [
      'what it must refuse',
      { sent: { query: { pageNo: 1, entname: 7 } } },
      'wuhan.input.queryInvestors.query.entname.type',
    ],
  ])('%s', async (_, parts, check) => {
    expect(await failed(entry(), entry(parts))).toContain(check);
  });

  it('with its exchange, its requirement and exit code 1', async () => {
    const { results, conclusion } = await judge(entry({ status: 500 }));

    const found = results.find(({ verdict }) => verdict === 'fail');
    expect(found?.exchanges[found.difference?.exchange ?? -1]?.reply?.status).toBe(500);
    expect(found?.requirements).toEqual(['WH-R014']);
    expect(conclusion.exitCode).toBe(1);
  });
});

describe('no fault of the endpoint is', () => {
  it.each([
    ['a wrong request that it refuses', { sent: { query: { pageNo: 0 } }, answered: refusal(500) }],
    ['a wrong request that a reading lets it accept', { sent: { query: { pageNo: null } } }],
    ['a reply out of a cache', { response: { status: 304, headers: [] } }],
    [
      'a value behind a mask',
      { answered: { ...emptyPage, data: { ...emptyPage.data, pageNo: '******' } } },
    ],
  ])('%s', async (_, parts) => {
    expect(await failed(entry(), entry(parts))).toEqual([]);
  });
});

describe('a fault of a client', () => {
  it('is told apart from the endpoint, however often it was made', () => {
    const wrong = entry({ sent: { query: { pageNo: 1, entname: 7 } }, answered: refusal(500) });

    const { clientFaults } = summaryOf(trafficIn(entry(), wrong, wrong));

    expect(clientFaults).toMatchObject([
      { operation: 'queryInvestors', place: 'body /query/entname', count: 2 },
    ]);
  });

  it.each([
    ['method', { method: 'GET' }],
    ['header x-tif-nonce', { headers: [] }],
    ['body', { sent: 'x' }],
  ])('is found in %s', (place, parts) => {
    const faults = summaryOf(trafficIn(entry(parts))).clientFaults;

    expect(faults.map((fault) => fault.place)).toContain(place);
  });
});

it.each([
  ['begins with two slashes', 'https://gateway.example//[/'],
  ['has escapes that are none', 'https://gateway.example/%zz/%ff/'],
  ['holds what hides', 'https://gateway.example/\u202e\u0000/'],
])('a call whose address %s is judged like any other', async (_, base) => {
  const url = `${investors.replace('https://gateway.example/', base)}?%=%c0&x=%zz`;

  expect((await judge(entry({ url }))).requests).toBe(1);
});

it('nothing is proved where no entry is a call of the contract', () => {
  expect(() => trafficIn(entry({ url: 'https://a.example/x' }))).toThrow(NothingProved);
});
