import type { Exchange } from '../../result.ts';

/** The mask that the client leaves where a secret was. */
export const mask = '••••••';

const url = 'http://127.0.0.1:8931/ebus/kftp/v1/service/qygsczrxxqkapijk';
const nonce = '2fc62edd-03ee-4c32-8db8-e7e9c77ed05a';

const curl = (body: string): string =>
  [
    'T=$(date +%s); N=$(uuidgen); S=$(printf \'%s\' "$T$QIYUE_TOKEN$N$T" | sha256sum | cut -c1-64)',
    `curl -sS -X POST '${url}' \\`,
    "  -H 'Content-Type: application/json; charset=UTF-8' -H 'Accept: application/json' \\",
    '  -H \'x-tif-passid: demo-application\' -H "x-tif-timestamp: $T" \\',
    '  -H "x-tif-nonce: $N" -H "x-tif-signature: $S" \\',
    `  --data-raw '${body}'`,
  ].join('\n');

const request = (body: string): Exchange['request'] => ({
  method: 'POST',
  url,
  headers: [
    ['content-type', 'application/json; charset=UTF-8'],
    ['accept', 'application/json'],
    ['x-tif-passid', 'demo-application'],
    ['x-tif-timestamp', '1785118503'],
    ['x-tif-nonce', nonce],
    ['x-tif-signature', mask],
  ],
  body,
});

/** A request of the sample and the reply to it. */
export function exchange(query: unknown, reply: unknown, startedAt: number): Exchange {
  const body = JSON.stringify({ query });
  return {
    request: request(body),
    reply: {
      status: 200,
      headers: [
        ['content-type', 'application/json; charset=utf-8'],
        ['date', 'Mon, 27 Jul 2026 02:15:03 GMT'],
      ],
      body: typeof reply === 'string' ? reply : JSON.stringify(reply),
    },
    failure: null,
    startedAt,
    duration: 3.4,
    curl: curl(body),
  };
}

/** A request of the sample that nobody answered. */
export function unanswered(query: unknown, startedAt: number): Exchange {
  return {
    ...exchange(query, '', startedAt),
    reply: null,
    failure: {
      zh: '等待 30 秒仍无应答，连接已关闭',
      en: 'no reply within 30 seconds; the connection was closed',
    },
    duration: 30_000,
  };
}

const rows = [
  {
    ENTNAME: '武汉𠮷祥示例商贸有限公司',
    REGNO: '420199900000013',
    UNISCID: '91429999MA0DEM0135',
    INV: '孙****',
  },
  { ENTNAME: '江城示例科技有限公司', REGNO: '420199900000021', UNISCID: 91429999, INV: '李****' },
];

/** Replies of the sample: as the contract wants them, and with one thing wrong or odd each. */
export const replies = {
  rows: {
    errcode: 0,
    errmsg: '',
    data: { pageNo: 1, pageSize: 20, data: rows.slice(0, 1) },
    metadata: {},
    hint: null,
  },
  numericCode: {
    errcode: 0,
    errmsg: '',
    data: { pageNo: 1, pageSize: 20, data: rows },
    metadata: {},
    hint: null,
  },
  codeAsText: {
    errcode: '0',
    errmsg: '',
    detailErrMsg: null,
    data: { pageNo: 1, pageSize: '20', data: [], metadata: {} },
    hint: null,
  },
  silentFailure: { errcode: 1433, errmsg: '', data: { data: [], metadata: {} } },
  page: '<!doctype html><title>502</title><h1>Bad Gateway</h1>',
} as const;
