import { execFile, execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Daemon, startDaemon } from './daemon.ts';
import { freePort } from './free-port.ts';

/**
 * Starts a new PostgreSQL with an empty database in that folder. It refuses to run as root, so root
 * lends it to the user `postgres`. It writes to disk as it does in earnest.
 */
export async function startPostgres(programs: string, folder: string): Promise<Daemon> {
  const owner = process.getuid?.() === 0 ? userNamed('postgres') : undefined;
  const [data, secret] = [join(folder, 'data'), join(folder, 'password')];
  const password = randomBytes(16).toString('hex');
  mkdirSync(folder);
  writeFileSync(secret, password);
  if (owner) for (const path of [folder, secret]) chownSync(path, owner.uid, owner.gid);
  const words = ['-D', data, '-U', user, '--pwfile', secret, ...settings];
  await promisify(execFile)(join(programs, 'initdb'), words, { ...owner, cwd: folder });
  const port = await freePort();
  return startDaemon(
    `postgres://${user}:${password}@127.0.0.1:${port}/postgres`,
    {
      command: join(programs, 'postgres'),
      words: [
        '-D',
        data,
        '-p',
        `${port}`,
        '-k',
        folder,
        ...Object.entries(running).flatMap(option),
      ],
      ready: /ready to accept connections/,
      options: { ...owner, cwd: folder },
      orphaned: 'QUIT',
    },
    'SIGINT',
  );
}

const user = 'qiyue';

/** A new folder need not be on disk before it is used: what is written later is. */
const settings = ['--no-sync', '--auth=scram-sha-256', '--encoding=UTF8', '--locale=C'];

const running = { listen_addresses: '127.0.0.1', max_connections: '300', log_min_messages: 'log' };

const option = ([name, value]: [string, string]) => ['-c', `${name}=${value}`];

function userNamed(name: string) {
  const id = (flag: string) => Number(execFileSync('id', [flag, name], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}
