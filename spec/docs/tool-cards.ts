import type { ContractId } from '../../generated/requirements.ts';
import { mockPort } from '../bundles.ts';
import type { Text } from '../language.ts';
import { curlFlow } from './curl-flow.ts';
import { bilingual, html, type Markup } from './markup.ts';
import { walkThrough } from './walk-through.ts';

/** The commands that a reader can try right away, the flows of the contracts among them. */
export const toolCards = (ids: readonly ContractId[]): readonly Markup[] => [
  card(
    words.mock,
    ids.map((id) => `npx qiyue mock ${id} --port ${mockPort(id)}`),
  ),
  card(words.sign, ['npx qiyue sign wuhan --passid demo-fast --token-env TOKEN --curl']),
  card(words.serve, ['npx qiyue serve --seed demo --write-targets targets']),
  card(
    words.check,
    ids.map((id) => `npx qiyue check ${id} --target targets/${id}.yaml`),
  ),
  ...ids.flatMap(flowCard),
  card(words.walk, walkThrough(server), 'card wide'),
];

/** Where `qiyue serve` listens unless it is told otherwise. */
const server = 'http://127.0.0.1:8080';

const flowCard = (id: ContractId): readonly Markup[] => {
  const calls = curlFlow(id, `http://127.0.0.1:${mockPort(id)}`);
  return calls.length === 0 ? [] : [card(words.flow, calls, 'card wide')];
};

const card = (says: Text, lines: readonly string[], style = 'card'): Markup =>
  html`<div class="${style}">${bilingual((said) => html`<h3>${said}</h3>`, says)}
<pre>${lines.join('\n')}</pre></div>`;

const words = {
  mock: { zh: '启动模拟服务', en: 'Run the mocks' },
  sign: { zh: '为武汉的一次调用签名', en: 'Sign a call to Wuhan' },
  serve: {
    zh: '启动带演示数据的参考服务器；凭据写在 targets/ 下',
    en: 'Run the reference server with demo data; its credentials go to targets/',
  },
  check: { zh: '评测一个接口', en: 'Judge an endpoint' },
  walk: {
    zh: '用 curl 对参考服务器走完流程：登录、送交案件、退出、查看收到的案件',
    en: 'Walk through it against the reference server: log in, hand over a case, log out, list the cases',
  },
  flow: {
    zh: '用 curl 对内蒙古的模拟服务走完流程',
    en: 'Walk through the flow of Inner Mongolia against the mock with curl',
  },
} as const satisfies Record<string, Text>;
