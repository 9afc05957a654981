import { beforeAll, describe, expect, it } from 'vitest';
import { judge } from './judge.ts';
import type { WuhanTarget } from './platforms/wuhan/target.ts';
import { har } from './report/har.ts';
import type { HarEntry } from './report/har-format.ts';
import { htmlReport } from './report/html.ts';
import { json } from './report/json.ts';
import { junit } from './report/junit.ts';
import { markdown } from './report/markdown.ts';
import type { Report } from './report/report.ts';
import { sarif } from './report/sarif.ts';
import { terminal } from './report/terminal.ts';
import { sendJson, startEndpoint } from './testing/endpoint.ts';
import { emptyPage, isSigned, refusal } from './testing/wuhan/gateway.ts';

const application = { passid: 'tester', token: '0123456789abcdef0123456789ABCDEF' };
const secondApplication = { passid: 'second', token: 'Zm9v+/bar=="quoted"&<x>-12345' };
const password = 'p@ss/word-of-url';
const header = 'Bearer header-secret-0123456789';
const inQuery = 'very-secret-key-in-query';
const all = [application.token, secondApplication.token, password, header.slice(7), inQuery];

/** What an endpoint may make of a secret on its way back. */
const spellings = (secret: string): readonly string[] => [
  secret,
  encodeURIComponent(secret),
  JSON.stringify(secret).slice(1, -1),
  Buffer.from(secret).toString('base64'),
  Buffer.from(`user:${secret}`).toString('base64'),
  Buffer.from(secret).toString('hex'),
  `${'x'.repeat(185)}${secret}`,
  secret.toUpperCase(),
];
const everything = all.flatMap(spellings);

/** An endpoint that gives back every secret, in each spelling, at odd places. */
async function judgeGossip(onExchanges: (exchanges: readonly HarEntry[]) => void): Promise<Report> {
  await using endpoint = await startEndpoint((request, response) => {
    const told = everything.join(' ');
    response.setHeader('x-echo', everything.map(encodeURI));
    response.setHeader('set-cookie', `session=${application.token}`);
    if (isSigned(request))
      sendJson(response, { ...emptyPage, errmsg: told, [application.token]: told });
    else
      sendJson(response, {
        ...refusal(500, told),
        hint: everything,
        data: { [application.token]: told },
      });
  });
  const user = `://user:${encodeURIComponent(password)}@`;
  const url = `${endpoint.url.replace('://', user)}/?key=${inQuery}&x=1#part`;
  const headers = { Authorization: header };
  const target: WuhanTarget = { contract: 'wuhan', url, application, secondApplication, headers };
  return await judge({
    target: { ...target, rate: 5_000, name: `on ${application.token}` },
    onExchanges,
  });
}

let formats: Readonly<Record<string, string>>;
let report: Report;
beforeAll(async () => {
  let exchanges: readonly HarEntry[] = [];
  report = await judgeGossip((all) => {
    exchanges = all;
  });
  formats = {
    'report.json': json(report),
    'report.html in Chinese': htmlReport(report, 'zh'),
    'report.html in English': htmlReport(report, 'en'),
    'junit.xml': junit(report, 'zh'),
    'report.sarif': sarif(report, 'zh'),
    'summary.md': markdown(report, 'zh'),
    'exchanges.har': har(report, exchanges),
    terminal: terminal(report, { language: 'en', colour: false }),
  };
});

describe('a secret that the endpoint gives back', () => {
  it.each([
    'report.json',
    'report.html in Chinese',
    'report.html in English',
    'junit.xml',
    'report.sarif',
    'summary.md',
    'exchanges.har',
    'terminal',
  ])('does not stand in %s', (name) => {
    const text = formats[name] ?? '';

    expect(text.length).toBeGreaterThan(100);
    const beginnings = everything
      .filter((one) => !one.startsWith('x'))
      .map((one) => one.slice(0, 13));
    expect(beginnings.filter((one) => text.includes(one))).toEqual([]);
  });

  it('leaves the address of the endpoint to be read, and no more of it', () => {
    expect(report.target.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
  });

  it('makes the endpoint fail', () => {
    const leak = report.results.find(({ id }) => id === 'wuhan.failure.no-internals');

    expect(leak?.verdict).toBe('fail');
    expect(report.conclusion.exitCode).toBe(1);
  });
});
