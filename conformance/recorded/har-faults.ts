import { UsageError } from '../../spec/usage-error.ts';

/** Says which entry of which file is no HAR, what was expected there and what was found. */
export function notHar(file: string, place: string, expected: string, found: unknown): UsageError {
  const was = found === undefined ? { zh: '没有', en: 'nothing' } : typed(found);
  return new UsageError({
    zh: `${file} 不是可用的 HAR：${place} 应为 ${expected}，实为${was.zh}。`,
    en: `${file} is no HAR that can be read: ${place} has to be ${expected}, and is ${was.en}.`,
  });
}

/** Only the kind of value: it may be a secret. */
function typed(found: unknown): { readonly zh: string; readonly en: string } {
  const kind = found === null ? 'null' : Array.isArray(found) ? 'array' : typeof found;
  return { zh: ` ${kind}`, en: kind };
}
