import { readFileSync } from 'node:fs';
import { UsageError } from '../spec/usage-error.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The URL in a variable, or in the file that the variable with `_FILE` behind its name names, as
 * secrets are handed to containers. It may hold a password, so no message repeats it.
 */
export function urlIn(
  environment: Environment,
  name: string,
  protocols: readonly string[],
): string | undefined {
  const text = textIn(environment, name);
  if (text === undefined) return undefined;
  if (URL.canParse(text) && protocols.includes(new URL(text).protocol)) return text;
  const wanted = protocols.map((protocol) => `${protocol}//`).join(', ');
  throw new UsageError({
    zh: `${name} 应是以 ${wanted} 开头的 URL，例如 ${protocols[0]}//用户:密码@主机/…`,
    en: `${name} must be a URL that begins with ${wanted}, as ${protocols[0]}//user:password@host/…`,
  });
}

function textIn(environment: Environment, name: string): string | undefined {
  const [text, file] = [environment[name], environment[`${name}_FILE`]];
  if (text && file) throw both(name);
  if (!file) return text || undefined;
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    throw unreadable(`${name}_FILE`, cause);
  }
}

const both = (name: string) =>
  new UsageError({
    zh: `${name} 和 ${name}_FILE 只能设置一个`,
    en: `Set either ${name} or ${name}_FILE, not both`,
  });

const unreadable = (name: string, cause: string) =>
  new UsageError({
    zh: `无法读取 ${name} 所指的文件：${cause}`,
    en: `The file of ${name} cannot be read: ${cause}`,
  });
