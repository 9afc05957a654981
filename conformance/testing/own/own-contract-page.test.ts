import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const folder = 'docs/own-contract';
const files = ['openapi.yaml', 'schemas.yaml', 'target.yaml'].map((name) =>
  readFileSync(`${folder}/${name}`, 'utf8'),
);

const blocks = (page: string, language: string): readonly string[] =>
  [...readFileSync(page, 'utf8').matchAll(/```(\w+)\n([\s\S]*?)```/g)].flatMap(([, name, text]) =>
    name === language && text !== undefined ? [text] : [],
  );

const [english, chinese] = ['docs/own-contract.md', 'docs/own-contract.zh-CN.md'] as const;

describe('the page on contracts of one’s own', () => {
  it('shows the files as they are', () => {
    const shown = blocks(english, 'yaml');

    expect(shown.length).toBeGreaterThan(3);
    expect(shown.filter((text) => !files.some((file) => file.includes(text)))).toEqual([]);
  });

  it.each(['sh', 'yaml'])('shows the same %s in both languages', (language) => {
    expect(blocks(chinese, language)).toEqual(blocks(english, language));
  });

  it('leads by its commands to the verdict that it promises', async () => {
    const temporary = mkdtempSync(join(tmpdir(), 'qiyue-page-'));
    const commands = blocks(english, 'sh');
    const server = commands.find((one) => one.includes('penalty-server')) ?? '';
    const child = spawn('sh', ['-c', `exec ${server.replace('&', '')}`], {
      env: { ...process.env, PORT: '0' },
    });
    try {
      const [url] = await once(child.stdout, 'data');

      const said = outputOf(commands.filter((one) => one !== server).join(''), temporary, `${url}`);

      expect(said).toContain('own.input.listPenalties.pageSize.maximum');
      expect(said.match(/^符合 \(conforming\)$/gm)).toHaveLength(2);
    } finally {
      child.kill();
      rmSync(temporary, { recursive: true });
    }
  });
});

/** What the commands print, with reports in a folder and the endpoint at an address of the test. */
function outputOf(commands: string, folderOfReports: string, url: string): string {
  const target = join(folderOfReports, 'target.yaml');
  writeFileSync(target, files[2]?.replace(/http:\S+/, url.trim()) ?? '');
  const script = commands
    .replaceAll('npx qiyue', `${process.execPath} qiyue.js`)
    .replaceAll(`${folder}/target.yaml`, target)
    .replaceAll('reports/penalties', join(folderOfReports, 'reports'));
  return execFileSync('sh', ['-ec', script], { encoding: 'utf8', stdio: 'pipe' });
}
