import { describe, expect, it } from 'vitest';
import { answering } from '../../testing/shanxi/deviations.ts';
import type { Changes } from '../../testing/shanxi/right-endpoint.ts';
import { failuresOf } from '../../testing/shanxi/trial.ts';

const published = (publicizingDay: string): Changes => ({
  onCall: answering('getPublicResourcesTrading', ({ status, value }) => {
    const { data } = value;
    const changed = Array.isArray(data) ? data.map((one) => ({ ...one, publicizingDay })) : data;
    return { status, value: { ...value, ...(data !== undefined && { data: changed }) } };
  }),
});

describe('shanxi.trades.calendar', () => {
  it.each(['2019-02-30 13:20:24', '2019-01-07 25:20:24', '2019-13-01'])('fails %s', async (day) => {
    const failed = await failuresOf('shanxi.trades.calendar', published(day));

    expect(failed).toEqual(['shanxi.trades.calendar']);
  });

  it.each(['2020-02-29 23:59:59', '2019-01-07'])('passes %s', async (day) => {
    expect(await failuresOf('shanxi.trades.calendar', published(day))).toEqual([]);
  });
});
