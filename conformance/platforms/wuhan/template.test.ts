import { expect, it } from 'vitest';
import { judged } from '../../checks/all.ts';
import { caller } from '../../testing/wuhan/gateway.ts';
import { signCall } from './request.ts';
import type { WuhanTarget } from './target.ts';
import { templateOf } from './template.ts';

const { contract } = judged.wuhan();
const target: WuhanTarget = { contract: 'wuhan', url: 'http://127.0.0.1:1', application: caller };
const dialect = { passidHeader: 'x-tif-passid' };

const flipped = (at: number) => (right: string) =>
  right.slice(0, at) + (right[at] === '0' ? '1' : '0') + right.slice(at + 1);

it.each([
  ['{{digest!0}}', flipped(0)],
  ['{{digest!63}}', flipped(63)],
  ['{{digest:lower}}', (right: string) => right.toLowerCase()],
  ['{{digest[0:63]}}', (right: string) => right.slice(0, 63)],
  ['{{digest[0:64]}}{{digest[0:64]}}', (right: string) => right + right],
])('what was wrong stays wrong, whatever the right signature is: %s', (template, signature) => {
  const call = signCall({ target, contract, dialect }, 'queryInvestors', {}, { signature });

  expect(templateOf(target, call).values['signature']).toBe(template);
});
