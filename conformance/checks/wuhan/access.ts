import { randomUUID } from 'node:crypto';
import type { Endpoint } from '../../../spec/document.ts';
import type { Check } from '../../check.ts';
import { pathOf } from '../../exchange/request.ts';
import { refused, same, succeeded } from '../../expect.ts';
import { firstService, plainQuery } from '../../platforms/wuhan/operations.ts';
import type { WuhanSession } from '../../platforms/wuhan/session.ts';
import { attempt, onCalls } from './calls.ts';
import { withoutRows } from './refusals.ts';

type WuhanCheck = Check<WuhanSession>;

const base = onCalls('*');

/** WH-A28: unknown → 1433, the other code is tolerated. */
const unknownPassid: WuhanCheck = {
  ...base,
  id: 'wuhan.access.unknown-passid',
  requirements: ['WH-R029', 'WH-R044'],
  field: 'x-tif-passid',
  title: {
    zh: '平台上没有的 PASSID 被拒绝',
    en: 'A PASSID that the platform does not know is refused',
  },
  async run(session) {
    const as = { passid: `qiyue-${randomUUID().slice(0, 8)}`, token: randomUUID() };
    const reply = await attempt(session, { as });
    if (refused(reply, { as: ['bad-credentials'], codes: [1403] }) === 'as') return;
    session.warn('WH-A28', {
      zh: '未知的 PASSID 答以 1403',
      en: 'an unknown PASSID is answered with 1403',
    });
  },
};

const secondCaller: WuhanCheck = {
  ...base,
  id: 'wuhan.access.second-application',
  requirements: ['WH-R029', 'WH-R034'],
  field: 'x-tif-passid',
  needs: ['secondApplication'],
  title: {
    zh: '另一个应用以自己的凭据调用成功',
    en: 'Another application calls with its own credentials',
  },
  async run(session) {
    const as = session.target.secondApplication ?? session.target.application;
    succeeded(await attempt(session, { as }), {
      zh: '先核对目标文件中 secondApplication 的 passid 和 token，再看端点。',
      en: 'Check passid and token of secondApplication in the target file before the endpoint.',
    });
  },
};

/** WH-A28: a known caller without a subscription is told 1403; 1433 is tolerated. */
export const unsubscribed = ({ operation: { operationId } }: Endpoint): WuhanCheck => ({
  ...base,
  operation: operationId,
  id: `wuhan.access.unsubscribed.${operationId}`,
  requirements: ['WH-R046'],
  field: 'x-tif-passid',
  needs: ['unsubscribedApplication'],
  title: {
    zh: `没有订阅 ${operationId} 的应用被拒绝`,
    en: `An application without a subscription to ${operationId} is refused`,
  },
  async run(session) {
    const as = session.target.unsubscribedApplication ?? session.target.application;
    const reply = await session.violate(operationId, plainQuery(session, operationId), { as });
    const kind = refused(reply, { as: ['forbidden'], codes: [1433] });
    withoutRows(reply);
    if (kind === 'as') return;
    session.warn('WH-A28', {
      zh: '没有订阅时答以 1433',
      en: 'a missing subscription is answered with 1433',
    });
  },
});

const notFound = { as: ['not-found'] } as const;

const unknownService: WuhanCheck = {
  ...base,
  id: 'wuhan.route.unknown-service',
  requirements: ['WH-R042', 'WH-R015'],
  field: 'service',
  title: {
    zh: '平台上没有的服务答以 100101',
    en: 'A service that does not exist is answered with 100101',
  },
  async run(session) {
    const path = pathOf(session.target, session.contract, firstService(session.contract));
    // Names close to a real one are other names too.
    const [name = ''] = /[^/=?&]*$/.exec(path) ?? [];
    const random = `qiyue-${randomUUID().slice(0, 8)}`;
    for (const wrong of [random, `${name}x`, name.slice(0, -1)]) {
      const unknown = path.slice(0, path.length - name.length) + wrong;
      const reply = await session.violate('callService', { pageNo: 1 }, { path: unknown });
      refused(reply, notFound);
      same(Number(reply.code), 100101, '/errcode');
    }
  },
};

const unknownPath: WuhanCheck = {
  ...base,
  id: 'wuhan.route.unknown-path',
  requirements: ['WH-R042'],
  field: 'path',
  title: { zh: '写错的路径答以 100101', en: 'A misspelt path is answered with 100101' },
  async run(session) {
    const path = pathOf(session.target, session.contract, firstService(session.contract));
    const random = `/qiyue-${randomUUID().slice(0, 8)}/`;
    const misspelt = path.replace('/service/', random);
    // An address of the target's own making has perhaps no such part.
    const wrong = misspelt === path ? path.replace(/\/([^/]*)$/, `${random}$1`) : misspelt;
    refused(await session.violate('callService', { pageNo: 1 }, { path: wrong }), notFound);
  },
};

export const accessChecks: readonly WuhanCheck[] = [
  unknownPassid,
  secondCaller,
  unknownService,
  unknownPath,
];
