import { UsageError } from '../../spec/usage-error.ts';

/** A document that was kept and is gone; `name` is its file, or its SM3 where it is no file. */
export const missingDocument = (name: string) =>
  new UsageError({
    zh: `授权文件 ${name} 不存在；请从备份恢复`,
    en: `The licence document ${name} is missing; restore it from a backup`,
  });

/** A document that is not as it was kept. */
export const alteredDocument = (name: string) =>
  new UsageError({
    zh: `授权文件 ${name} 的内容与其 SM3 摘要不符；请从备份恢复`,
    en: `The licence document ${name} does not match its SM3; restore it from a backup`,
  });
