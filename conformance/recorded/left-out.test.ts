import { describe, expect, it } from 'vitest';
import { judged } from '../checks/all.ts';
import { NothingProved } from '../nothing-proved.ts';
import { summaryLines, summaryOf } from './client-summary.ts';
import { readHar } from './har-file.ts';
import { trafficOf } from './har-traffic.ts';
import { entry, harFile, investors } from './testing/har.ts';

const { contract } = judged.wuhan();

const summary = (...entries: readonly object[]) => {
  using har = harFile(...entries);
  return summaryOf(trafficOf(contract, null, readHar(har.file)));
};

const html = {
  status: 200,
  headers: [{ name: 'Content-Type', value: 'text/html' }],
  content: { text: '<html></html>' },
};
const service = investors.replace('qygsczrxxqkapijk', '');

describe('what is no call of the judged endpoint is counted, with the reason', () => {
  it.each([
    ['another origin', { url: investors.replace('gateway', 'staging') }, 'other-origin'],
    ['another path', { url: 'https://gateway.example/favicon.ico' }, 'no-operation'],
    ['a file in the place of a service', { url: `${service}favicon.ico` }, 'no-operation'],
    ['a page about an operation', { method: 'GET', response: html }, 'page'],
    ['a preflight', { method: 'OPTIONS' }, 'silent-method'],
    ['a picture within the page', { url: 'data:image/png;base64,AA==' }, 'other-scheme'],
    [
      'a part of the browser',
      { url: `chrome-extension://abc${new URL(investors).pathname}` },
      'other-scheme',
    ],
  ])('%s', (_, parts, reason) => {
    const { exchanges, leftOut } = summary(entry(), entry(parts), entry());

    expect(exchanges).toBe(2);
    expect(leftOut).toMatchObject([{ reason, count: 1, entries: [1] }]);
  });

  it('and a person reads how many there are, where, and why', () => {
    const other = entry({ url: investors.replace('gateway', 'staging') });
    const lines = summaryLines(summary(entry(), other, entry(), entry(), other)).map(
      ({ en }) => en,
    );

    expect(lines).toContain('Left out, and not judged: 2');
    const where = 'https://staging.example (log.entries[1], log.entries[4])';
    expect(lines).toContain(`  2 × a call of the contract at another origin: ${where}`);
  });

  it('and what another origin has said keeps out of the judged time', () => {
    const early = {
      ...entry({ url: 'https://ads.example/x' }),
      startedDateTime: '1999-01-01T00:00:00Z',
    };
    using har = harFile(early, entry());

    const { startedAt } = trafficOf(contract, null, readHar(har.file));

    expect(startedAt.getFullYear()).toBe(2026);
  });

  it('and nothing is proved where all of it is', () => {
    expect(() => summary(entry({ method: 'GET', response: html }))).toThrow(NothingProved);
  });
});

it('a page that a call answers with is judged, and so is a refusal of a method', () => {
  expect(summary(entry({ response: html }), entry({ method: 'GET', status: 405 })).exchanges).toBe(
    2,
  );
});

it('calls at other hosts than that of a target file are known for what they are', () => {
  const target = { contract: 'wuhan', url: 'https://gateway.example', application: {} } as const;
  using har = harFile(entry(), entry({ url: investors.replace('gateway', 'staging') }));

  const { leftOut } = summaryOf(trafficOf(contract, target, readHar(har.file)));

  expect(leftOut).toMatchObject([{ reason: 'other-origin', origin: 'https://staging.example' }]);
});
