import { bundleOf } from '../bundles.ts';
import { endpoints } from '../document.ts';

/** A POST as a command for a POSIX shell. */
export const curlCommand = ({
  url,
  headers,
  body,
}: {
  readonly url: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string;
}): string =>
  [
    `curl -X POST ${quoted(url)}`,
    ...headers.map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`),
    `-d ${quoted(body)}`,
  ].join(' \\\n  ');

/** The command that calls a Wuhan service with these headers; by default the first service. */
export const curl = (signed: readonly (readonly [string, string])[], url?: string): string =>
  curlCommand({
    url: url ?? documentedAddress(),
    headers: [
      ...signed,
      ['Content-Type', 'application/json; charset=utf-8'],
      ['Accept', 'application/json'],
    ],
    body: '{"query":{"pageNo":1}}',
  });

/** A word for a POSIX shell, whatever it holds. */
const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

function documentedAddress(): string {
  const document = bundleOf('wuhan', 'zh');
  return `${document.servers[0]?.url ?? ''}${endpoints(document)[0]?.path ?? ''}`;
}
