import SQLite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSqliteStores } from '../../stores/sqlite/open.ts';
import { caseOf, caseText, entityOf } from '../../testing/neimenggu-cases.ts';
import { casePath, createNeimengguRig, type NeimengguRig } from '../../testing/neimenggu-rig.ts';

let rig: NeimengguRig;
let token: string;
beforeEach(async () => {
  rig = await createNeimengguRig();
  token = await rig.token();
});
afterEach(() => rig.close());

const post = (body: unknown, session = token) =>
  rig.call({ path: casePath, query: `access_token=${session}`, body });

const acceptidOf = async (body: unknown, session = token) =>
  (await post(body, session)).body.acceptid;

/** What another process finds in the database beside the demo cases. */
async function stored() {
  const { cases, close } = await openSqliteStores(rig.database);
  const all = await cases.list('neimenggu', { limit: 1_000 });
  const found = all.filter(({ texts }) => !texts['caseid']?.startsWith('示市监吊'));
  const place = { after: 0, limit: 1_000_000 };
  const entities = await Promise.all(
    found.map(({ acceptid }) => cases.entities('neimenggu', acceptid, place)),
  );
  await close();
  return found.map((one, index) => ({ ...one, entities: entities[index] }));
}

describe('a case', () => {
  it('is answered with an opaque acceptid', async () => {
    const { status, body } = await post(caseOf());

    expect(status).toBe(200);
    expect(body).toEqual({
      ...{ ackCode: 'SUCCESS', errors: [] },
      acceptid: expect.stringMatching(/^[A-Z2-7]{20}$/),
    });
  });

  it('is stored as it was sent, with who sent it', async () => {
    const texts = { casename: ' 甲“案”\u0000𠮷 ', penalty: "吊销'; drop table cases --" };
    const penaltylist = [entityOf(1), entityOf(0, { legal: '=1+1' })];
    const { penaltylist: _, ...fields } = caseOf(texts) as { penaltylist: unknown };
    const acceptid = await acceptidOf(caseOf({ ...texts, penaltylist }));

    expect(await stored()).toEqual([
      expect.objectContaining({
        ...{ acceptid, application: 'demo-case', account: 'test', entityCount: 2 },
        texts: fields,
        entities: penaltylist,
      }),
    ]);
  });

  it('may have a BOM, and fields that nobody knows', async () => {
    const given = { note: { deep: [1] }, penaltylist: [entityOf(0, { age: 3 })] };
    const { body } = await post(`\uFEFF${JSON.stringify(caseOf(given))}`);

    expect(body.ackCode).toBe('SUCCESS');
    expect((await stored())[0]?.entities).toEqual([entityOf(0)]);
  });
});

describe('a case that is sent again', () => {
  it('has the same acceptid, however it is written', async () => {
    const first = await acceptidOf(caseOf());
    const reversed = Object.fromEntries(Object.entries(caseOf()).reverse());
    const again = await Promise.all([
      acceptidOf(caseOf()),
      acceptidOf(JSON.stringify(caseOf({ unknown: 1 }), null, 2)),
      acceptidOf(reversed),
      acceptidOf(JSON.stringify(caseOf()).replace('"caseid"', '"\\u0063aseid"')),
    ]);

    expect(again).toEqual([first, first, first, first]);
    expect(await stored()).toHaveLength(1);
  });

  it.each<[string, object]>([
    ['another text', { casename: '乙公司案' }],
    ['a blank more', { casename: '甲公司等长期停业未经营案 ' }],
    ['another entity', { penaltylist: [entityOf(1)] }],
    ['an entity more', { penaltylist: [entityOf(0), entityOf(1)] }],
    [
      'a text moved to its neighbour',
      { penaltylist: [entityOf(0, { pripid: 'P', uniscid: '091150100' })] },
    ],
  ])('with %s is refused with 19409, and nothing changes', async (_, given) => {
    const acceptid = await acceptidOf(caseOf());
    const before = await stored();
    const { status, body } = await post(caseOf(given));

    expect([status, body.errors.map(({ errorCode }) => errorCode)]).toEqual([200, ['19409']]);
    expect(await stored()).toEqual(before);
    expect(await acceptidOf(caseOf())).toBe(acceptid);
  });

  it('by another account of the application is the same case', async () => {
    const other = await rig.token({ account: 'other' });

    expect(await acceptidOf(caseOf(), other)).toBe(await acceptidOf(caseOf()));
  });

  it('by another application is a case of its own', async () => {
    const second = await rig.token({ appKey: 'demo-second', account: 'second' });
    const ids = [await acceptidOf(caseOf()), await acceptidOf(caseOf(), second)];

    expect(new Set(ids).size).toBe(2);
    expect(await stored()).toHaveLength(2);
  });

  it('has the same acceptid after a restart', async () => {
    const before = await acceptidOf(caseOf());
    await rig.server.close();
    const { directory } = rig;
    rig = await createNeimengguRig({ directory });

    expect(await acceptidOf(caseOf(), await rig.token())).toBe(before);
  });

  it('at the same moment is one case with one acceptid', async () => {
    for (const round of Array.from({ length: 20 }).keys()) {
      const caseid = `R-${round}`;
      const posts = Array.from({ length: 8 }, () => acceptidOf(caseOf({ caseid })));

      expect(new Set(await Promise.all(posts)).size).toBe(1);
    }
    expect(await stored()).toHaveLength(20);
  });

  it('at the same moment with other content is stored once and refused once', async () => {
    for (const round of Array.from({ length: 20 }).keys()) {
      const posts = ['甲', '乙'].map((casename) =>
        post(caseOf({ caseid: `R-${round}`, casename })),
      );
      const codes = (await Promise.all(posts)).map(({ body }) => body.ackCode);

      expect(codes.toSorted()).toEqual(['FAILURE', 'SUCCESS']);
    }
    expect(await stored()).toHaveLength(20);
  });
});

describe('100,000 entities', () => {
  const listOf = (last: object) =>
    [...Array.from({ length: 99_999 }, (_, index) => entityOf(index)), last]
      .map((entity) => JSON.stringify(entity))
      .join(',');

  it('are accepted and stored in their order', async () => {
    const { body } = await post(caseText(listOf(entityOf(99_999))).toString());
    const [found] = await stored();

    expect(body.ackCode).toBe('SUCCESS');
    expect(found?.entityCount).toBe(100_000);
    expect(found?.entities).toHaveLength(100_000);
    expect(found?.entities?.[99_998]).toEqual(entityOf(99_998));
  });

  it('are refused whole where the last one lacks a field', async () => {
    const { body } = await post(caseText(listOf({ pripid: 'P', uniscid: '9' })).toString());

    expect(body.errors.map(({ errorCode }) => errorCode)).toEqual(['14008', '14008']);
    expect(body.errors[0]?.message).toContain('penaltylist[99999].legal');
    expect(await stored()).toEqual([]);
  });
});

it('waits while another program writes, and other calls go on', async () => {
  const other = new SQLite(rig.database);
  other.exec('begin immediate');
  const posted = acceptidOf(caseOf());
  const login = await rig.login();
  other.exec('commit');
  other.close();

  expect(login.body.ackCode).toBe('SUCCESS');
  expect(await posted).toMatch(/^[A-Z2-7]{20}$/);
});
