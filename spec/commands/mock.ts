import type { ContractId } from '../../generated/requirements.ts';
import { bundleOf, bundlePath, knownContract, mockPort } from '../bundles.ts';
import { dereference } from '../dereference.ts';
import { endpoints } from '../document.ts';
import type { Language, Text } from '../language.ts';
import { startMock } from '../mock.ts';
import { UsageError } from '../usage-error.ts';

/** Starts the mock of a contract and gives what to tell the person; it runs until it is stopped. */
export async function mockCommand(
  {
    contract,
    port,
    language,
  }: {
    readonly contract: string;
    readonly port: string | undefined;
    readonly language: Language;
  },
  say: (text: Text) => string,
): Promise<string> {
  const id = knownContract(contract);
  const wanted = port === undefined ? mockPort(id) : portFrom(port);
  const document = bundlePath(id, language);
  const { url } = await startMock({ document, port: wanted, log: 'info' });
  const choice = choiceFor(id);
  return say({
    zh: `模拟服务在 ${url}；用请求头 ${choice} 选择示例，Ctrl+C 停止`,
    en: `The mock is at ${url}; choose an example with ${choice}; stop with Ctrl+C`,
  });
}

/** How to ask for a reply of the contract's first operation other than the usual one. */
export function choiceFor(id: ContractId): string {
  const [first] = endpoints(dereference(bundleOf(id, 'zh')));
  const examples = first?.operation.responses['200']?.content?.['application/json']?.examples;
  return `Prefer: code=200, example=${Object.keys(examples ?? {})[1]}`;
}

function portFrom(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port >= 1 && port <= 65535) return port;
  throw new UsageError({
    zh: `--port 应为 1 到 65535 的整数，收到的是 ${text}`,
    en: `--port takes an integer from 1 to 65535; it is ${text}`,
  });
}
