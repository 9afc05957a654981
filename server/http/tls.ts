import { readFileSync } from 'node:fs';
import { createSecureContext } from 'node:tls';
import { UsageError } from '../../spec/usage-error.ts';

/** Where the files lie, both in PEM; the certificate is followed by those that vouch for it. */
export interface TlsFiles {
  readonly certificate: string;
  readonly key: string;
}

/** What a listener needs to speak TLS. */
export interface TlsContext {
  readonly cert: Buffer;
  readonly key: Buffer;
}

/** Reads both files once. Throws `UsageError` where one cannot be read or the two do not fit. */
export function readTls({ certificate, key }: TlsFiles): TlsContext {
  const context = {
    cert: textOf('QIYUE_TLS_CERTIFICATE', certificate),
    key: textOf('QIYUE_TLS_KEY', key),
  };
  try {
    createSecureContext(context);
    return context;
  } catch (error) {
    throw new UsageError({
      zh: `${certificate} 与 ${key} 不能一起用于 TLS（${reasonOf(error)}）；应为同一密钥对的 PEM 证书和未加密的 PEM 私钥`,
      en: `${certificate} and ${key} cannot serve TLS together (${reasonOf(error)}); they have to be a certificate and its private key without a password, both in PEM`,
    });
  }
}

function textOf(variable: string, file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new UsageError({
      zh: `无法读取 ${variable} 指定的文件 ${file}（${reasonOf(error)}）`,
      en: `Cannot read ${file}, which ${variable} names (${reasonOf(error)})`,
    });
  }
}

/** The code only: the message of a parser may quote what it parsed. */
const reasonOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
