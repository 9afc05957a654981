import { text } from 'node:stream/consumers';
import { UsageError } from '../../spec/usage-error.ts';

/**
 * The password on standard input, without the end of its line. It is never an argument: those are
 * for everybody on the machine to see.
 */
export async function passwordFrom(
  input: NodeJS.ReadableStream,
  [least, most]: readonly [number, number],
): Promise<string> {
  const password = (await text(input)).replace(/\r?\n$/, '');
  const length = [...password].length;
  if (length >= least && length <= most && /\S/.test(password)) return password;
  throw new UsageError({
    zh: `密码应为 ${least} 至 ${most} 个字符，不能全是空白；标准输入中有 ${length} 个字符`,
    en: `The password must be ${least} to ${most} characters, not all blank; standard input has ${length}`,
  });
}
