import { describe, expect, it } from 'vitest';
import { scalePage } from '../scale/page.ts';
import { chart, groupsOf } from './chart.ts';
import { figures } from './fixture.ts';
import { performancePage } from './performance.ts';

const [english, chinese] = [performancePage(figures, 'en'), performancePage(figures, 'zh')];

describe('the page on performance', () => {
  it('says in its first lines what was measured, when and on what', () => {
    const beginning = english.split('\n').slice(0, 6).join('\n');

    expect(beginning).toContain('Commit abc1234, 2026-01-02T03:04Z, in 10.0 minutes.');
    expect(beginning).toContain(
      '2 cores (Example), 8 GiB of memory, Linux 6, Node 26.10.0, PostgreSQL 15.1, Redis none',
    );
  });

  it('says what the machine lacked', () => {
    expect(english).toContain('- one thing was missing');
    expect(chinese).toContain('- 缺了一样');
  });

  it('sets each goal against what was measured', () => {
    expect(english).toContain(
      '| Wuhan, queries: speed ÷ that of Fastify & work | ≥ 0.90 (1.00) | 0.95 | met |',
    );
    expect(chinese).toMatch(
      /SQLite：两个进程每处理器秒的请求数与一个进程之比 \| ≥ 0.85 \| 0.80 \| 未达到 \|/,
    );
  });

  it('says of each kind of missed goal what it would take', () => {
    expect(english).toContain('SQLite has one writer at a time');
    expect(english).not.toContain('Prism proves no signature');
  });

  it('leaves out what was not measured', () => {
    expect(english).toContain('## Ceilings');
    expect(english).not.toContain('## Judge and proxy');
  });

  it.each([english, scalePage(figures, 'en')])('has no Chinese in English but a link', (page) => {
    expect(page.replaceAll('[中文]', '')).not.toMatch(/\p{Script=Han}/u);
  });
});

describe('the chart', () => {
  const picture = chart(groupsOf(figures));

  it('draws the longest bar of a group in full and the others in proportion', () => {
    const widths = [...picture.matchAll(/<rect [^>]*width="(\d+)"/g)].map(([, width]) => width);

    expect(widths.slice(0, 2)).toEqual(['608', '640']);
  });

  it('keeps names apart from markup', () => {
    expect(picture).toContain('Fastify &amp; 工作');
  });

  it('asks nothing of any network', () => {
    expect(picture.replace('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:|@import|href/);
  });
});
