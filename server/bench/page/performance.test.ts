import { describe, expect, it } from 'vitest';
import { scalePage } from '../scale/page.ts';
import { chart, groupsOf } from './chart.ts';
import { figures } from './fixture.ts';
import { performancePage } from './performance.ts';
import { anchorOf } from './section.ts';

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
    expect(english).toContain('one writer at a time');
    expect(english).not.toContain('Prism proves no signature');
  });

  it('leads from a missed goal to its profile', () => {
    expect(english).toContain(
      'when that one fails. See “[Two processes beside one](#two-processes-beside-one)”.',
    );
    expect(chinese).toContain('见“[两个进程与一个进程](#两个进程与一个进程)”。');
  });

  it('leads nowhere if the profile was not taken', () => {
    const { workerProfiles: _, ...others } = figures;

    expect(performancePage(others, 'en')).not.toContain('](#');
  });

  it.each([english, chinese])('has a heading for each link to one', (page) => {
    const anchors = [...page.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) => anchorOf(heading));
    const links = [...page.matchAll(/\]\((#[^)]*)\)/g)].map(([, link]) => link);

    expect(links.length).toBeGreaterThan(0);
    expect(anchors).toEqual(expect.arrayContaining(links));
  });

  it('shows what a request costs one process and two, and by how much they differ', () => {
    expect(english).toContain('| part | first | second | difference |\n| --- | --: | --: | --: |');
    expect(english).toContain('| all of it | 100.0 | 120.0 | +20.0 |');
    expect(english).toContain('| `Node` | 60.0 | 50.0 | −10.0 |');
  });

  it('shows what the memory of an import consists of', () => {
    expect(english).toContain('| part | SQLite |');
    expect(english).toContain('| heap of V8: kept free | 30.0 |');
    expect(english).toContain('| the rest: machine code, stacks, malloc | 40.0 |');
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
