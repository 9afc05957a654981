import { cut, webPage, when } from '../deviations.ts';
import type { WireRequest } from '../mutant.ts';
import { after, askPage, codeOf, rowsOf, withRows } from './deviations.ts';
import {
  callsKnownService,
  filtersOf,
  hasJson,
  parametersOf,
  textsOf,
  withoutFilters,
} from './requests.ts';
import type { Mutant, Surroundings } from './surroundings.ts';

/** What goes wrong between calls, between two ways to the same row, and on rare characters. */
export const races: readonly Mutant[] = [
  {
    name: 'replies-cross-between-calls',
    class: 'state',
    requirements: ['WH-R018', 'WH-R014', 'WH-R019', 'WH-R020'],
    says: {
      zh: '同时到达的查询互相覆盖参数，答了别人的结果',
      en: 'queries at the same time overwrite the parameters of each other',
    },
    deviate: when(
      (request) => callsKnownService(request) && parametersOf(request) !== undefined,
      async (request, around) => {
        around.memory.set('shared', request);
        const reply = await around.forward(request);
        const last = around.memory.get('shared');
        if (last === request || codeOf(reply) !== 0) return reply;
        // The one cast: nothing else is kept under this name.
        const { body } = last as WireRequest;
        return around.forward(around.resign({ ...request, body }));
      },
    ),
  },
  {
    name: 'index-lags-behind-the-list',
    class: 'state',
    requirements: ['WH-R018', 'WH-R019', 'WH-R020', 'WH-R021', 'WH-R022'],
    says: {
      zh: '有的行逐页看得到，按其自身的值却查不到',
      en: 'a row that the pages show is not found by its own values',
    },
    deviate: after('rows', async (reply, request, around) => {
      if (filtersOf(request).every(([, value]) => value === '')) return reply;
      const missing = await lastOfSecondPage(request, around);
      const rows = rowsOf(reply).filter((row) => JSON.stringify(row) !== missing);
      return rows.length === rowsOf(reply).length ? reply : withRows(reply, rows);
    }),
  },
  {
    name: 'lone-surrogate-gets-a-web-page',
    class: 'robustness',
    requirements: ['WH-R014', 'WH-R048', 'WH-R021', 'WH-R040'],
    says: { zh: '条件含落单的代理项时答网页', en: 'a lone surrogate is answered by a web page' },
    field: 'entname',
    deviate: when(
      (request) => textsOf(request).some((text) => /\p{Surrogate}/u.test(text)),
      async () => webPage(500),
    ),
  },
  {
    name: 'number-without-end-cuts-the-connection',
    class: 'robustness',
    requirements: ['WH-R014', 'WH-R048', 'WH-R040'],
    says: { zh: '数字有几百位时断开连接', en: 'hundreds of digits cut the connection' },
    deviate: when(
      (request) => hasJson(request) && /:\s*\d{300}/.test(request.body.toString()),
      cut,
    ),
  },
];

/** The fortieth row of the whole list as a text, asked for once per service. */
async function lastOfSecondPage(request: WireRequest, around: Surroundings): Promise<unknown> {
  const key = `fortieth ${request.path}`;
  if (!around.memory.has(key)) {
    const rows = rowsOf(await askPage(withoutFilters(request), around, 2));
    around.memory.set(key, JSON.stringify(rows.at(-1)));
  }
  return around.memory.get(key);
}
