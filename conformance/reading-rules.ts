import type { Text } from '../spec/language.ts';

/** The rules by which all three source documents are read, by the names that code cites them by. */
export const readingRules: Readonly<Record<string, Text>> = {
  'rule 1': {
    zh: '原文自相矛盾时，条文先于参数表，参数表先于示例，示例先于备注；按表则示例不成立的，以示例为准。',
    en: 'Where a source contradicts itself, its clauses go before tables, tables before examples, examples before remarks; a table that makes its own example impossible gives way to it.',
  },
  'rule 2': {
    zh: '检查有三种结论：通过、带提示通过（出现了可容忍的做法）、不通过。strict 档把提示算作不通过。',
    en: 'A check passes, passes with a named warning where something tolerated was seen, or fails. The strict profile makes failures of warnings.',
  },
  'rule 3': {
    zh: '从外部能够证明的要求是必须项；原文写“可”的是许可项；流程、运维和可容忍的做法是建议项。只有必须项不通过才算不符合。',
    en: 'What requests from outside can prove is a must; what the source allows is a may; processes, operation and tolerated ways are wishes. Only a failed must breaks conformance.',
  },
  'rule 4': {
    zh: '契约中的每个操作、参数、字段和结果码都注明所据的要求，以及是原文所写、更正所得还是推断所得。',
    en: 'Each operation, parameter, field and code of a contract says which requirements it rests on, and whether it is stated, corrected or inferred.',
  },
  'rule 5': {
    zh: '业务失败以 HTTP 200 和平台自己的应答结构返回；对方系统失败时也可用 4xx 或 5xx，只要报文仍是这个结构。不单凭状态码判定。',
    en: 'Business failures come with HTTP 200 in the envelope of the platform; another endpoint may use any 4xx or 5xx as long as the body is that envelope. The status alone decides nothing.',
  },
  'rule 6': {
    zh: '应答严格地写、宽松地读：多出不认识的字段、字段次序不同、传输方式不同，都不算错。',
    en: 'Replies are written strictly and read tolerantly: unknown fields, another order of fields and other ways of transfer are no fault.',
  },
  'rule 7': {
    zh: '每个反例只有一处错误，因为原文没有规定先查什么。',
    en: 'Each wrong request has one fault only, as no source says in which order faults are looked for.',
  },
  'rule 8': {
    zh: '不在原文没有定死的边界上测试：时钟相差 60 秒以内应接受，300 秒起应拒绝，其间不作判定。',
    en: 'Nothing is tried at an edge that the source leaves open: clocks may differ by up to 60 s, must not by 300 s or more, and in between nothing is decided.',
  },
  'rule 9': {
    zh: '说明文字用自己的话写；字段名、结果码、数值和原文的短消息照录。',
    en: 'Descriptions are in words of our own; names of fields, codes, figures and the short messages of the source are taken over.',
  },
  'rule 10': {
    zh: '真实的调用方会发来不规整的内容（多余的字符集标记、字节顺序标记、写成文本的整数、另一种请求头拼法），服务端应当容忍。',
    en: 'Real callers send odd things: stray charset labels, a byte order mark, integers as text, another spelling of a header. A server bears with them.',
  },
};
