import type { Text } from '../language.ts';

/** What the words of the register's `strength` mean to a reader. */
export const strengths: Readonly<Record<string, Text>> = {
  info: { zh: '陈述', en: 'statement' },
  need: { zh: '必需', en: 'required' },
  may: { zh: '可以', en: 'optional' },
  shall: { zh: '应', en: 'shall' },
  must: { zh: '必须', en: 'must' },
  should: { zh: '宜', en: 'should' },
};

/** What a requirement is about. */
export const kinds: Readonly<Record<string, Text>> = {
  'process/operation': { zh: '流程与运营', en: 'process and operation' },
  security: { zh: '安全', en: 'security' },
  'response shape': { zh: '应答结构', en: 'shape of replies' },
  'request shape': { zh: '请求结构', en: 'shape of requests' },
  paging: { zh: '分页', en: 'paging' },
  timing: { zh: '时间与频率', en: 'timing' },
  error: { zh: '错误', en: 'errors' },
};

/** How a requirement can be proved. */
export const testabilities: Readonly<Record<string, Text>> = {
  'black-box HTTP': { zh: '从外部可检验', en: 'provable from outside' },
  'black-box HTTP + white-box': { zh: '从外部可检验一部分', en: 'partly provable from outside' },
  'white-box': { zh: '只能从内部检验', en: 'provable from inside only' },
  'documentation only': { zh: '只能写入文档', en: 'documentation only' },
};
