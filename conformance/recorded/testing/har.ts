import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { emptyPage } from '../../testing/wuhan/gateway.ts';

/** The parts of a HAR entry that a test changes. */
export interface EntryParts {
  readonly method?: string;
  readonly url?: string;
  readonly sent?: unknown;
  readonly headers?: readonly { readonly name: string; readonly value: string }[];
  readonly response?: unknown;
  readonly status?: number;
  readonly answered?: unknown;
}

/** Where the calls of tests go. */
export const investors = 'https://gateway.example/ebus/kftp/v1/service/qygsczrxxqkapijk';

export const json = { name: 'Content-Type', value: 'application/json; charset=UTF-8' } as const;

const signed = ['passid', 'timestamp', 'nonce', 'signature'].map((part) => ({
  name: `X-Tif-${part}`,
  value: `${part}-0123456789`,
}));

/** A call of Wuhan as a browser or proxy writes it down; right unless parts say otherwise. */
export const entry = (parts: EntryParts = {}): object => ({
  startedDateTime: '2026-11-20T08:00:00.000+08:00',
  time: 12,
  request: {
    method: parts.method ?? 'POST',
    url: parts.url ?? investors,
    headers: parts.headers ?? [json, ...signed],
    postData: {
      mimeType: 'application/json',
      text: JSON.stringify(parts.sent ?? { query: { pageNo: 1 } }),
    },
  },
  response: parts.response ?? {
    status: parts.status ?? 200,
    headers: [json],
    content: { size: 0, mimeType: json.value, text: JSON.stringify(parts.answered ?? emptyPage) },
  },
});

/** A HAR of these entries in a folder of its own, which goes with the value. */
export function harFile(...entries: readonly unknown[]) {
  const folder = mkdtempSync(join(tmpdir(), 'qiyue-har-'));
  const file = join(folder, 'traffic.har');
  writeFileSync(file, JSON.stringify({ log: { version: '1.2', entries } }));
  return { file, folder, [Symbol.dispose]: () => rmSync(folder, { recursive: true }) };
}
