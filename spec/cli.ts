import type { Command } from 'commander';
import { example, type Say } from './command-line.ts';
import type { Language, Text } from './language.ts';

/**
 * The commands around the contract itself: `sign`, `docs`, `mock`. This file is read by every
 * command of the program, so what they need is loaded only when one of them runs.
 */
export function registerSpecCommands(program: Command, say: Say, language: Language): void {
  registerSign(program, say);
  registerDocs(program, say);
  registerMock(program, say, language);
}

const signOptions = [
  ['--token <token>', { zh: '应用的 TOKEN（进程列表中看得到）', en: 'its TOKEN (visible to ps)' }],
  ['--token-env <name>', { zh: '存放 TOKEN 的环境变量', en: 'environment variable with TOKEN' }],
  ['--timestamp <seconds>', { zh: '时间戳，默认为现在', en: 'timestamp (default: now)' }],
  ['--nonce <text>', { zh: '随机串，默认新生成一个', en: 'nonce (default: a new one)' }],
  ['--verify <signature>', { zh: '核对这个签名，说明错在哪里', en: 'say why this one is wrong' }],
  ['--at <seconds>', { zh: '核对时服务器的时间，默认为现在', en: "server's time (default: now)" }],
  ['--curl', { zh: '另外给出一条 curl 命令', en: 'print a curl command as well' }],
  ['--url <address>', { zh: 'curl 命令的地址', en: 'address for the curl command' }],
] as const satisfies readonly (readonly [string, Text])[];

function registerSign(program: Command, say: Say) {
  const command = program
    .command('sign <contract>')
    .description(say({ zh: '计算或核对签名', en: 'make a signature, or say why one is wrong' }))
    .requiredOption('--passid <id>', say({ zh: '应用的 PASSID', en: "the application's PASSID" }))
    .addHelpText('after', example(say, 'qiyue sign wuhan --passid demo --token-env TOKEN --curl'));
  for (const [flags, text] of signOptions) command.option(flags, say(text));
  command.action(async (contract, options) => {
    const { signCommand } = await import('./commands/sign.ts');
    const now = Math.floor(Date.now() / 1000);
    const answer = await signCommand(contract, options, { environment: process.env, now, say });
    process.stdout.write(`${answer.lines.join('\n')}\n`);
    process.exitCode = answer.exitCode;
  });
}

function registerDocs(program: Command, say: Say) {
  program
    .command('docs')
    .description(say({ zh: '生成断网也能打开的文档页', en: 'write pages that open offline' }))
    .option('--out <folder>', say({ zh: '输出目录', en: 'folder to write to' }), 'site')
    .addHelpText('after', example(say, 'qiyue docs --out site'))
    .action(async ({ out }) => {
      const { buildDocs } = await import('./docs/build.ts');
      const index = await buildDocs(out);
      process.stdout.write(`${say({ zh: '文档在', en: 'The pages start at' })} ${index}\n`);
    });
}

function registerMock(program: Command, say: Say, language: Language) {
  program
    .command('mock <contract>')
    .description(say({ zh: '用契约中的示例应答', en: "answer with the contract's examples" }))
    .option('--port <number>', say(mockPort))
    .addHelpText('after', example(say, 'qiyue mock neimenggu --port 4011'))
    .action(async (contract, { port }) => {
      const { mockCommand } = await import('./commands/mock.ts');
      process.stdout.write(`${await mockCommand({ contract, port, language }, say)}\n`);
    });
}

const mockPort: Text = {
  zh: '监听端口，默认从 4010 起，按契约的次序',
  en: 'port to listen on (default: 4010 and up, in the order of the contracts)',
};
