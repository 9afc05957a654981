import { randomUUID } from 'node:crypto';
import type { Text } from '../language.ts';
import { type Signer, sign, signatureParts } from '../protocol/signature.ts';
import { explainSignature } from '../protocol/signature-explanation.ts';
import { UsageError } from '../usage-error.ts';
import { curl } from './curl.ts';

/** The options of `qiyue sign`, as they stand on the command line. */
export interface SignOptions {
  readonly passid: string;
  readonly token?: string;
  readonly tokenEnv?: string;
  readonly timestamp?: string;
  readonly nonce?: string;
  readonly verify?: string;
  readonly at?: string;
  readonly curl?: true;
  readonly url?: string;
}

/** What the command prints, line by line, and the exit code. */
export interface Answer {
  readonly lines: readonly string[];
  readonly exitCode: 0 | 1;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Signs a call (WH-R032), or says why a signature is wrong (WH-R044, WH-R045). The TOKEN itself is
 * never printed. `now` is the Unix second of this machine.
 */
export async function signCommand(
  contract: string,
  options: SignOptions,
  {
    environment,
    now,
    say,
  }: {
    readonly environment: Environment;
    readonly now: number;
    readonly say: (text: Text) => string;
  },
): Promise<Answer> {
  if (contract !== 'wuhan') throw unsigned(contract);
  const signer = signerFrom(options, environment, now);
  const parts = `${say(words.base)}: ${maskedParts(signer)}`;
  if (options.verify === undefined)
    return { lines: [parts, ...made(signer, options)], exitCode: 0 };
  const request = { ...signer, signature: options.verify, now: secondsFrom(options.at) ?? now };
  const explanation = explainSignature(request);
  if (explanation.verdict === 'right') return { lines: [parts, say(words.right)], exitCode: 0 };
  const causes = explanation.causes.map(({ says }) => `- ${say(says)}`);
  const expected = `${say(words.expected)}: ${sign(signer)}`;
  return { lines: [parts, say(words.wrong), ...causes, expected], exitCode: 1 };
}

function made(signer: Signer, options: SignOptions): readonly string[] {
  const headers = headersOf(signer);
  const call = options.curl ? ['', curl(headers, options.url)] : [];
  return [...headers.map(([key, value]) => `${key}: ${value}`), ...call];
}

function signerFrom(options: SignOptions, environment: Environment, now: number): Signer {
  const { passid, verify, timestamp, nonce } = options;
  if (verify !== undefined && (timestamp === undefined || nonce === undefined)) {
    throw new UsageError(words.verifyNeeds);
  }
  const token = tokenFrom(options, environment);
  return { passid, token, timestamp: timestamp ?? String(now), nonce: nonce ?? randomUUID() };
}

function tokenFrom({ token, tokenEnv }: SignOptions, environment: Environment): string {
  if ((token === undefined) === (tokenEnv === undefined)) throw new UsageError(words.oneToken);
  const value = token ?? environment[tokenEnv ?? ''];
  if (value) return value;
  throw new UsageError({
    zh: `环境变量 ${tokenEnv} 没有设置，或者 TOKEN 是空的`,
    en: `The environment variable ${tokenEnv} is not set, or TOKEN is empty`,
  });
}

function secondsFrom(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d{10}$/.test(text)) return Number(text);
  throw new UsageError({
    zh: `--at 应为 10 位的 Unix 秒数，收到的是 ${text}`,
    en: `--at takes Unix seconds, 10 digits; it is ${text}`,
  });
}

const headersOf = (signer: Signer): readonly (readonly [string, string])[] => [
  ['x-tif-passid', signer.passid],
  ['x-tif-timestamp', signer.timestamp],
  ['x-tif-nonce', signer.nonce],
  ['x-tif-signature', sign(signer)],
];

/** The parts in their order, the TOKEN shown by its length only. */
const maskedParts = (signer: Signer): string =>
  signatureParts
    .map((part) => (part === 'token' ? `<TOKEN: ${signer.token.length}>` : signer[part]))
    .join(' + ');

const unsigned = (contract: string): UsageError =>
  new UsageError({
    zh: `契约 ${contract} 没有签名；有签名的是 wuhan`,
    en: `The contract ${contract} knows no signature; wuhan does`,
  });

const words = {
  base: { zh: '参与签名的各段（直接相连）', en: 'signed parts (joined with nothing between)' },
  right: { zh: '签名正确', en: 'The signature is right' },
  wrong: { zh: '这个请求会被拒绝：', en: 'The call would be refused:' },
  expected: { zh: '正确的签名', en: 'the right signature' },
  verifyNeeds: {
    zh: '核对签名时要给出请求中的 --timestamp 和 --nonce',
    en: 'To verify a signature give the --timestamp and --nonce of the request',
  },
  oneToken: {
    zh: 'TOKEN 用 --token 或 --token-env 给出，且只给一个',
    en: 'Give TOKEN by either --token or --token-env',
  },
} as const satisfies Record<string, Text>;
