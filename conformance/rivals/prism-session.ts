/**
 * One run of the Prism proxy: starts it before a server, has requests sent through it, and prints
 * its log. Arguments: contract, document, the server's URL, and a target file for our judge as the
 * sender, or `examples`.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { documentedRequests } from './documented-requests.ts';
import { nodeTool } from './installed.ts';

const [contract = '', document = '', url = '', sender = ''] = process.argv.slice(2);
const port = await freePort();
const through = `http://127.0.0.1:${port}`;
const prism = spawn(
  nodeTool('')[0],
  [nodeTool('@stoplight/prism-cli/dist/index.js')[1], 'proxy', document, url, '--port', `${port}`],
  { stdio: ['ignore', 'pipe', 'inherit'] },
);
prism.stdout.pipe(process.stdout);
await new Promise<void>((done) => {
  prism.stdout.on('data', (chunk) => String(chunk).includes('is listening') && done());
});
await (sender === 'examples' ? sendExamples() : letJudge());
prism.kill();

async function sendExamples(): Promise<void> {
  for (const { path, type, body } of documentedRequests(readFileSync(document, 'utf8'))) {
    const { headers, text } = body;
    const init = { method: 'POST', headers: { ...headers, 'content-type': type }, body: text };
    // A server that hangs up is Prism's to tell; the sender goes on.
    await fetch(through + path, { ...init, signal: AbortSignal.timeout(3000) })
      .then((reply) => reply.text())
      .catch(() => '');
  }
}

async function letJudge(): Promise<void> {
  const target = readFileSync(sender, 'utf8').replace(url, through);
  writeFileSync('through-prism.yaml', target);
  const qiyue = fileURLToPath(new URL('../../qiyue.js', import.meta.url));
  const options = ['--target', 'through-prism.yaml', '--report', 'unread'];
  const judge = spawn(process.execPath, [qiyue, 'check', contract, ...options], {
    stdio: 'ignore',
  });
  await once(judge, 'exit');
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address ? address.port : 0;
}
