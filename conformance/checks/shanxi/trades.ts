import { calendarDate } from '../../../spec/calendar-date.ts';
import { valueAt } from '../../../spec/pointer.ts';
import type { Check } from '../../check.ts';
import { holds, same, succeeded } from '../../expect.ts';
import { textIn, tradesIn } from '../../platforms/shanxi/replies.ts';
import type { ShanxiSession } from '../../platforms/shanxi/session.ts';
import { shown } from '../../shown.ts';
import { onOperation } from './calls.ts';

type ShanxiCheck = Check<ShanxiSession>;

/** The authorised query of trade records (SX-R073). */
export const trading = 'getPublicResourcesTrading';

/** What needs a licence builds on this one. */
export const tradesRoot = 'shanxi.trades.right';

const right: ShanxiCheck = {
  ...onOperation(trading),
  id: tradesRoot,
  requirements: ['SX-R073', 'SX-R075', 'SX-R076', 'SX-R074', 'SX-R034', 'SX-R079'],
  field: 'data',
  title: {
    zh: '凭企业的授权协议查到它的交易记录',
    en: 'The licence of an enterprise opens its trade records',
  },
  async run({ call, target }) {
    const reply = await call(trading, { ...target.fixtures.traded });
    succeeded(reply);
    holds(tradesIn(reply).length > 0, {
      expected: { zh: '至少一项交易', en: 'one trade at least' },
      actual: { zh: '没有', en: 'none' },
      at: '/data',
      advice: {
        zh: '先核对目标文件中的 fixtures.traded，再看端点。',
        en: 'Check fixtures.traded in the target file before the endpoint.',
      },
    });
  },
};

const base = { ...onOperation(trading), after: [tradesRoot] };

/** SX-A33: a record need not name the enterprise; one that does names the one asked for. */
const owner: ShanxiCheck = {
  ...base,
  id: 'shanxi.trades.owner',
  requirements: ['SX-R073', 'SX-R079'],
  field: 'uniscId',
  title: {
    zh: '查到的交易记录属于所查的企业',
    en: 'The trade records are those of the enterprise asked for',
  },
  async run({ call, target }) {
    const { traded } = target.fixtures;
    const reply = await call(trading, { ...traded });
    for (const [index, trade] of tradesIn(reply).entries()) {
      const given = textIn(valueAt(trade, '/uniscId'));
      if (given !== '') same(given, traded?.uniscId, `/data/${index}/uniscId`);
    }
  },
};

/** SX-R079: no records is a success with an empty list. */
const none: ShanxiCheck = {
  ...base,
  id: 'shanxi.trades.none',
  requirements: ['SX-R079', 'SX-R087'],
  field: 'data',
  needs: [...base.needs, 'fixtures.untraded'],
  title: {
    zh: '没有交易记录的企业查询成功，列表为空',
    en: 'An enterprise without trades is a success with an empty list',
  },
  async run({ call, target }) {
    const reply = await call(trading, { ...target.fixtures.untraded });
    succeeded(reply);
    same(tradesIn(reply).length, 0, '/data');
  },
};

/** SX-A08: a licence may be used again until it expires. */
const again: ShanxiCheck = {
  ...base,
  id: 'shanxi.trades.again',
  requirements: ['SX-R034', 'SX-R073'],
  field: 'licenseID',
  title: {
    zh: '同一授权协议可以反复使用，每次结果相同',
    en: 'A licence can be used again, with the same result',
  },
  async run({ call, target }) {
    const first = await call(trading, { ...target.fixtures.traded });
    const second = await call(trading, { ...target.fixtures.traded });
    succeeded(second);
    same(tradesIn(second), tradesIn(first), '/data');
  },
};

/** SX-A34: the form is the contract's; that there is such a day and time is looked at here. */
const onCalendar: ShanxiCheck = {
  ...base,
  id: 'shanxi.trades.calendar',
  requirements: ['SX-R084'],
  field: 'publicizingDay',
  title: {
    zh: '公告日期是日历上有的日期和时间',
    en: 'The day of publication is a day and a time that there is',
  },
  async run({ call, target }) {
    const reply = await call(trading, { ...target.fixtures.traded });
    for (const [index, trade] of tradesIn(reply).entries()) {
      const given = textIn(valueAt(trade, '/publicizingDay'));
      const [, day, time] = /^(\d{4}-\d{2}-\d{2})(?: (\d{2}:\d{2}:\d{2}))?$/.exec(given) ?? [];
      if (day === undefined) continue;
      holds(
        calendarDate.test(day) && /^([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/.test(time ?? '00:00:00'),
        {
          expected: { zh: '日历上有的日期和时间', en: 'a day and a time that there is' },
          actual: shown(given),
          at: `/data/${index}/publicizingDay`,
        },
      );
    }
  },
};

export const tradeChecks: readonly ShanxiCheck[] = [right, owner, none, again, onCalendar];
