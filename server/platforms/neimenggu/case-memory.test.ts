import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { caseText } from '../../testing/neimenggu-cases.ts';
import { type ServerProcess, spawnServer } from '../../testing/neimenggu-process.ts';

let directory: string;
let server: ServerProcess;
beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'qiyue-'));
  server = await spawnServer(join(directory, 'qiyue.sqlite'));
});
afterAll(() => {
  server.child.kill();
  rmSync(directory, { recursive: true });
});

/** Bytes that are left for the list, or for whatever a body is made to carry. */
const room = 32 * 1024 * 1024 - 1_024;

/** The text over and over, with commas between, as often as there is room for it. */
const repeated = (text: string): Buffer => {
  const count = Math.floor(room / (Buffer.byteLength(text) + 1));
  return Buffer.alloc(count * (Buffer.byteLength(text) + 1) - 1, `${text},`);
};

const long = (text: string): string => text.repeat(room / text.length);

const junkList = (): Buffer =>
  Buffer.concat([Buffer.from('{"junk":['), repeated('{}'), Buffer.from(']}')]);

const tiny = JSON.stringify({ pripid: '1', uniscid: '2', legal: '3', enttype: '4' });

/** Bodies of 32 MiB, and the code that each is refused with; none if it is accepted. */
const bodies: readonly [string, () => Buffer, string | undefined][] = [
  ['empty objects', () => caseText(repeated('{}')), '14008'],
  ['numbers', () => caseText(repeated('1')), '14008'],
  ['items of junk', () => caseText(repeated('{"a":[[],{"b":{}}]}')), '14008'],
  ['junk in one item', () => caseText(junkList()), '14008'],
  ['nesting', () => caseText(Buffer.alloc(room, '[')), '19400'],
  ['one field', () => caseText(tiny, { caseid: long('a') }), '19400'],
  ['a field that nobody knows', () => caseText(tiny, { caseid: 'B', note: long('a') }), undefined],
  ['escapes', () => caseText(tiny, { caseid: 'C', note: long('\n').slice(room / 2) }), undefined],
  ['one text', () => caseText(JSON.stringify({ note: `中${long('a').slice(1_024)}` })), '14008'],
  ['a comma too many', () => caseText(Buffer.concat([repeated(tiny), Buffer.from(',')])), '19400'],
  ['600,000 valid items', () => caseText(repeated(tiny)), undefined],
];

describe.runIf(process.platform === 'linux')('memory stays under 512 MiB with', () => {
  it.each(bodies)('32 MiB of %s', async (_, body, code) => {
    const reply = await server.postCase(body());
    expect(reply.body.errors[0]?.errorCode).toBe(code);
    expect(server.peakMemory()).toBeLessThan(512);
  });

  it('many large cases at once', async () => {
    const items = repeated(tiny).subarray(0, (tiny.length + 1) * 150_000 - 1);
    const names = Array.from({ length: 16 }, (_, index) => `many-${index}`);
    const cases = names.map((caseid) => caseText(items, { caseid }));
    const replies = await Promise.all(cases.map((body) => server.postCase(body)));

    expect(replies.map(({ body }) => body.ackCode)).toEqual(names.map(() => 'SUCCESS'));
    expect(server.peakMemory()).toBeLessThan(512);
  });
});
