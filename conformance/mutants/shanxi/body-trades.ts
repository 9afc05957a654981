import { edited } from '../deviations.ts';
import { map, put, rename } from '../envelope.ts';
import { after, eachTrade, only, rowsOf } from './deviations.ts';
import type { Mutant } from './surroundings.ts';

const trade = { class: 'body', operation: 'getPublicResourcesTrading' } as const;
const day = { ...trade, requirements: ['SX-R084'], field: 'publicizingDay' } as const;
const price = { ...trade, requirements: ['SX-R085'], field: 'bidPrice' } as const;

/** Wrong in what a trade is given as. */
export const bodyTrades: readonly Mutant[] = [
  {
    ...day,
    name: 'day-has-slashes',
    says: { zh: '日期用斜线分隔', en: 'slashes stand in the day' },
    deviate: eachTrade(map('publicizingDay', (old) => `${old}`.replaceAll('-', '/'))),
  },
  {
    ...price,
    name: 'price-has-separators',
    says: { zh: '金额有千位分隔符', en: 'thousands are separated in the price' },
    deviate: eachTrade(
      map('bidPrice', (old) => `${old}`.replace(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, ',')),
    ),
  },
  {
    ...trade,
    name: 'type-is-a-number',
    requirements: ['SX-R080'],
    says: { zh: '交易类型是编号', en: 'the type of a trade is a number' },
    field: 'type',
    deviate: eachTrade(put('type', 2)),
  },
  {
    ...trade,
    name: 'url-has-no-scheme',
    requirements: ['SX-R083'],
    says: { zh: '链接没有 https://', en: 'links lack their scheme' },
    field: 'url',
    deviate: eachTrade(map('url', (old) => `${old}`.replace(/^[a-z]+:\/\//, ''))),
  },
  {
    ...trade,
    name: 'project-name-is-missing',
    requirements: ['SX-R081'],
    says: { zh: '没有项目名称', en: 'the name of the project is missing' },
    field: 'projectName',
    deviate: eachTrade(put('projectName', undefined)),
  },
  {
    ...trade,
    name: 'owner-is-called-owner-name',
    requirements: ['SX-R082'],
    says: { zh: 'ownerOrgName 写成 ownerName', en: 'ownerOrgName is called ownerName' },
    field: 'ownerOrgName',
    deviate: eachTrade(rename('ownerOrgName', 'ownerName')),
  },
  {
    ...trade,
    name: 'trade-code-is-masked',
    requirements: ['SX-R073', 'SX-R079', 'SX-R061'],
    says: { zh: '交易记录中的代码被遮盖', en: 'the code in a trade is hidden by stars' },
    field: 'uniscId',
    deviate: eachTrade(map('uniscId', (old) => `${`${old}`.slice(0, 8)}******`)),
  },
  {
    ...trade,
    name: 'no-trades-is-null',
    requirements: ['SX-R079'],
    says: { zh: '没有交易记录时 data 为 null', en: 'data is null where there are no trades' },
    field: 'data',
    deviate: only(
      'getPublicResourcesTrading',
      after('success', (reply) =>
        rowsOf(reply).length > 0 ? reply : edited(reply, put('data', null)),
      ),
    ),
  },
];
