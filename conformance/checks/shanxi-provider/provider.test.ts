import { describe, expect, it } from 'vitest';
import { sealReply } from '../../../spec/protocol/sm-envelope.ts';
import { sm4Encrypt } from '../../../spec/protocol/sm4.ts';
import {
  type Habits,
  judgeProvider,
  rightPage,
  since,
} from '../../testing/shanxi-provider/right-provider.ts';

type Changes = Partial<Habits>;

/** Seals with an initial vector that somebody else had before. */
const sealingWith =
  (iv: (request: Readonly<Record<string, unknown>>) => string): Habits['seal'] =>
  (text, key, request) => {
    const used = iv(request);
    const encrypted = sm4Encrypt(text, { key, iv: Buffer.from(used, 'hex') }).toString('hex');
    return { ...sealReply(text, key), iv: used, encrypted };
  };

const paging = (page: Habits['page'], understands = true): Changes =>
  understands ? { page } : { page, understands: () => true };

/** Whatever is asked for, this is given. */
const giving = (change: (page: Readonly<Record<string, unknown>>) => object): Changes => ({
  page: (parameters) => ({ ...rightPage(parameters), ...change(rightPage(parameters)) }),
});

const anything = (page: Habits['page']): Changes => paging(page, false);

describe('a right provider', () => {
  it('passes without a warning', async () => {
    const { failed, blocked, skipped, readings, exitCode } = await judgeProvider();

    expect({ failed, blocked, skipped, readings, exitCode }).toEqual({
      failed: [],
      blocked: [],
      skipped: [],
      readings: [],
      exitCode: 0,
    });
  });

  it.each<readonly [string, string, Changes]>([
    [
      'that cuts pages to 1000',
      'SX-A27',
      {
        understands: ({ pageno, pagesize, since: after }) =>
          Number.isInteger(pageno) &&
          Number(pageno) > 0 &&
          Number.isInteger(pagesize) &&
          Number(pagesize) > 0 &&
          (after === undefined || after === since),
      },
    ],
    [
      'that fails with a page of HTML',
      '',
      {
        onWire(received, right) {
          const { status, value } = right(received);
          return { status, value: status === 200 ? value : { error: '<html>' } };
        },
      },
    ],
  ])('%s passes', async (_, reading, changes) => {
    const { failed, readings } = await judgeProvider(changes);

    expect([failed, readings]).toEqual([[], reading === '' ? [] : [reading]]);
  });
});

describe('a wrong provider', () => {
  it('that throttles at its own pace fails for that alone', async () => {
    let calls = 0;
    const { failed, blocked } = await judgeProvider({
      onWire(received, right) {
        calls += 1;
        return calls < 20 ? right(received) : { status: 429, value: { msg: '', result: 0 } };
      },
    });

    expect(failed).toEqual(['shanxi-provider.rate.within']);
    expect(blocked.length).toBeGreaterThan(0);
  });

  it.each<readonly [string, string, Changes]>([
    ['answers in the clear', 'collect.sealed', { seal: (text) => JSON.parse(`${text}`) }],
    [
      'sends another digest',
      'collect.right',
      { seal: (text, key) => ({ ...sealReply(text, key), digest: '0'.repeat(64) }) },
    ],
    [
      'sends a key',
      'collect.reply-without-key',
      { seal: (text, key) => ({ ...sealReply(text, key), key: '04' }) },
    ],
    ['uses the iv of the request', 'collect.fresh-iv', { seal: sealingWith(({ iv }) => `${iv}`) }],
    ['uses the same iv', 'collect.fresh-iv', { seal: sealingWith(() => '07'.repeat(16)) }],
    [
      'counts the rows of a page',
      'paging.count',
      giving(({ recordList }) => ({ count: Array.from(Object(recordList)).length })),
    ],
    [
      'begins with page 0',
      'paging.partition',
      paging((given) => rightPage({ ...given, pageno: Number(given['pageno']) + 1 })),
    ],
    [
      'repeats the last page',
      'paging.past-the-end',
      paging((given) => {
        const page = rightPage(given);
        const isPast = Array.from(Object(page['recordList'])).length === 0;
        return isPast ? rightPage({ ...given, pageno: 1 }) : page;
      }),
    ],
    [
      'gives more than 1000',
      'paging.thousand-one',
      anything((given) =>
        given['pagesize'] === 1001
          ? { count: 31, recordList: Array.from({ length: 1001 }, () => ({})) }
          : rightPage(given),
      ),
    ],
    ['minds no since', 'since.part', paging(({ since: _, ...given }) => rightPage(given))],
    ['takes page 0', 'input.collectRecords.pageno.value', anything(rightPage)],
    ['takes any since', 'input.collectRecords.since.value', anything(rightPage)],
    [
      'needs no seal',
      'sealed.plain-request',
      {
        onWire(received, right) {
          const isPlain = !`${received.body}`.includes('encrypted');
          return isPlain
            ? { status: 200, value: rightPage({ pageno: 1, pagesize: 10 }) }
            : right(received);
        },
      },
    ],
    [
      'answers GET',
      'method.collectRecords.GET',
      {
        onWire: (received) => ({
          status: 200,
          value: rightPage({ pageno: 1, pagesize: 10, received }),
        }),
      },
    ],
    [
      'gives grades of its own',
      'reply.collectRecords.recordList.row.assessGrade',
      giving(() => ({
        recordList: [{ uniscId: '91149999MA0TERT000', enterpriseName: 'x', assessGrade: 'E' }],
      })),
    ],
  ])('that %s fails %s', async (_, id, changes) => {
    const name = `shanxi-provider.${id}`;

    const { failed } = await judgeProvider(changes, id.startsWith('reply') ? [] : [name]);

    expect(failed).toContain(name);
  });
});
