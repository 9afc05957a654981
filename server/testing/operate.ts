import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../../qiyue.ts', import.meta.url));

/**
 * Runs `qiyue` as an operator would beside servers of that environment, and gives what it prints;
 * throws if it fails.
 */
export async function operate(
  environment: NodeJS.ProcessEnv,
  words: readonly string[],
): Promise<string> {
  const env = { ...process.env, ...environment };
  const child = spawn(process.execPath, [program, ...words], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [out, err] = [child.stdout.toArray(), child.stderr.toArray()];
  const [code] = await once(child, 'close');
  const text = (await out).join('');
  if (code !== 0)
    throw new Error(`${words.join(' ')} ended with ${code}:\n${text}${(await err).join('')}`);
  return text;
}
