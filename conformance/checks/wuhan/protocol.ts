import type { RequirementId } from '../../../generated/requirements.ts';
import type { Endpoint } from '../../../spec/document.ts';
import type { Check } from '../../check.ts';
import { refused, succeeded } from '../../expect.ts';
import { hands } from '../../platforms/wuhan/hands.ts';
import { plainQuery } from '../../platforms/wuhan/operations.ts';
import type { Sending } from '../../platforms/wuhan/request.ts';
import type { WuhanSession } from '../../platforms/wuhan/session.ts';
import { onCalls } from './caller.ts';

type WuhanCheck = Check<WuhanSession>;

/** How calls are framed: method, media type, malformed bodies. On each data service. */
export function protocolChecks({ operation, method }: Endpoint): readonly WuhanCheck[] {
  const { operationId } = operation;
  const base = onCalls(operationId);
  const plain = (session: WuhanSession) => plainQuery(session, operationId);
  const control = (session: WuhanSession) => () => session.call(operationId, plain(session));
  const refusesBody = (
    [id, sending, zh, en, wish]: (typeof bodies)[number],
    requirements: readonly [RequirementId, ...RequirementId[]],
  ): WuhanCheck => ({
    ...base,
    id: `wuhan.body.${operationId}.${id}`,
    requirements,
    severity: wish ? 'should' : 'must',
    field: sending.headers ? 'Content-Type' : id.startsWith('query-') ? 'query' : 'body',
    title: {
      zh: `${zh}的请求被拒绝，服务不受影响`,
      en: `A body that is ${en} is refused and does no harm`,
    },
    async run(session) {
      const reply = await session.violate(operationId, plain(session), sending);
      await hands.refusedInput(session, reply, null, control(session));
      succeeded(await control(session)());
    },
  });

  const wrongMethods: readonly WuhanCheck[] = ['GET', 'PUT', 'DELETE', 'PATCH']
    .filter((name) => name.toLowerCase() !== method)
    .map((name) => ({
      ...base,
      id: `wuhan.method.${operationId}.${name}`,
      requirements: ['WH-R017'],
      field: 'method',
      title: { zh: `${name} 请求被拒绝`, en: `${name} is refused` },
      async run(session) {
        const body = name === 'GET' ? { body: null } : {};
        const reply = await session.violate(operationId, plain(session), { method: name, ...body });
        refused(reply, { as: ['not-found', 'bad-input', 'forbidden'] });
      },
    }));

  const habits: readonly WuhanCheck[] = tolerance.map(([id, sending, zh, en]) => ({
    ...base,
    id: `wuhan.habit.${operationId}.${id}`,
    requirements: ['WH-R027'],
    severity: 'should',
    field: 'Content-Type',
    title: { zh: `容忍常见的写法：${zh}`, en: `Bears a common habit: ${en}` },
    async run(session) {
      succeeded(await session.call(operationId, plain(session), sending(session)));
    },
  }));

  const charset: WuhanCheck = {
    ...base,
    id: `wuhan.charset.${operationId}`,
    requirements: ['WH-R027'],
    field: 'Content-Type',
    title: {
      zh: '类型带不带 charset=UTF-8 都接受',
      en: 'Takes the media type with charset=UTF-8 and without',
    },
    async run(session) {
      const json = { 'Content-Type': 'application/json; charset=UTF-8' };
      succeeded(await session.call(operationId, plain(session), { headers: json }));
      for (const parameter of ['', '; charset=UTF-8', ';charset=utf-8']) {
        const headers = { 'Content-Type': `application/x-www-form-urlencoded${parameter}` };
        succeeded(await session.call(operationId, plain(session), { form: true, headers }));
      }
    },
  };

  const accepts: WuhanCheck = {
    ...base,
    id: `wuhan.accept.${operationId}`,
    requirements: ['WH-R028', 'WH-R014'],
    field: 'Accept',
    title: {
      zh: '没有 Accept 或者 Accept 为 */* 也答以 JSON',
      en: 'Answers JSON without Accept and with */*',
    },
    async run(session) {
      for (const value of [null, '*/*']) {
        const reply = await session.call(operationId, plain(session), {
          headers: { Accept: value },
        });
        if (reply.outcomes.includes('success')) continue;
        refused(reply, { as: ['bad-input', 'server-fault', 'forbidden', 'not-found'] });
        session.warn('WH-A36', {
          zh: 'Accept 为 */* 时调用失败',
          en: 'a call with Accept */* fails',
        });
      }
    },
  };

  return [
    ...wrongMethods,
    charset,
    accepts,
    ...bodies.map((body) => refusesBody(body, ['WH-R040', 'WH-R027'])),
    ...habits,
  ];
}

const deep = `{"query":${'['.repeat(20_000)}${']'.repeat(20_000)}}`;

/**
 * Bodies that cannot be read; one fault each. The last part marks a wish, not a rule: parsers that
 * bear small slips are common, and the document does not say that they may not.
 */
const bodies: readonly (readonly [string, Sending, zh: string, en: string, wish?: true])[] = [
  ['not-json', { body: 'qiyue' }, '不是 JSON', 'not JSON'],
  ['truncated', { body: '{"query":{"pageNo":1' }, '半截 JSON', 'half a JSON document'],
  [
    'trailing-comma',
    { body: '{"query":{"pageNo":1,}}' },
    '多一个逗号',
    'JSON with a comma too many',
    true,
  ],
  ['single-quotes', { body: "{'query':{'pageNo':1}}" }, '用单引号', 'JSON in single quotes', true],
  ['list', { body: '[]' }, '一个列表', 'a list'],
  ['text', { body: '"query"' }, '一个字符串', 'a string'],
  ['query-list', { body: '{"query":[]}' }, 'query 为列表', 'one whose query is a list'],
  ['query-text', { body: '{"query":"pageNo=1"}' }, 'query 为字符串', 'one whose query is a string'],
  ['query-number', { body: '{"query":1}' }, 'query 为数字', 'one whose query is a number'],
  [
    'bad-utf-8',
    {
      body: Buffer.from(
        '7b227175657279223a7b22656e746e616d65223a22ff fe22 7d7d'.replaceAll(' ', ''),
        'hex',
      ),
    },
    '不合 UTF-8',
    'not UTF-8',
    true,
  ],
  ['deep', { body: deep }, '嵌套两万层', 'nested twenty thousand levels deep'],
  ['xml', { body: '<query/>', headers: { 'Content-Type': 'application/xml' } }, 'XML', 'XML'],
  ['empty', { body: '' }, '空', 'empty', true],
];

const tolerance: readonly (readonly [
  string,
  (session: WuhanSession) => Sending,
  zh: string,
  en: string,
])[] = [
  [
    'content-encoding',
    () => ({ headers: { 'Content-Encoding': 'UTF-8' } }),
    'Content-Encoding: UTF-8',
    'Content-Encoding: UTF-8',
  ],
  [
    'charset',
    () => ({ headers: { 'Content-Type': 'application/json; utf-8' } }),
    'Content-Type: application/json; utf-8',
    'Content-Type: application/json; utf-8',
  ],
  [
    'bom',
    () => ({ body: '\ufeff{"query":{"pageNo":1}}' }),
    '报文以 BOM 开头',
    'a byte order mark before the body',
  ],
];
