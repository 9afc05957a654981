import type { Command } from 'commander';
import { example, type Say } from '../../../spec/command-line.ts';
import type { Language } from '../../../spec/language.ts';

/** `qiyue proxy`. */
export function registerProxy(program: Command, say: Say, language: Language): void {
  program
    .command('proxy <contract>')
    .description(
      say({
        zh: '站在真实的客户端与端点之间，原样转发并评测经过的调用',
        en: 'stand between real clients and an endpoint, pass everything on and judge it',
      }),
    )
    .option(
      '--target <file>',
      say({ zh: '目标文件，YAML 格式', en: 'target file, in YAML' }),
      'target.yaml',
    )
    .option('--port <n>', say({ zh: '监听的端口', en: 'port to listen on' }), '8090')
    .option('--host <address>', say({ zh: '监听的地址', en: 'address to listen on' }), '127.0.0.1')
    .option('--report <folder>', say({ zh: '报告目录', en: 'folder for the reports' }), 'reports')
    .option(
      '--set-host',
      say({
        zh: '把请求的 Host 改为目标的主机；此外一个字节也不改',
        en: "put the target's host into Host; no other byte is ever changed",
      }),
    )
    .addHelpText('after', example(say, 'qiyue proxy wuhan --target target.yaml --port 8090'))
    .action(async (contract, options) => {
      const { proxyCommand } = await import('../proxy.ts');
      process.exitCode = await proxyCommand(contract, options, language);
    });
}
