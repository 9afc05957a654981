import type { Complaint } from '../complaint.ts';
import { examples } from '../examples.ts';
import { nodeTool, packageVersion } from '../installed.ts';
import type { Tool } from '../tool.ts';

/** What the collection's variable for the contract's security scheme is to hold. */
const secrets = {
  wuhan: examples.signature,
  neimenggu: examples.accessToken,
  shanxi: '',
} as const;

/** Portman makes a Postman collection of a contract, Newman runs it. */
export const portman: Tool = {
  name: 'portman',
  title: 'Portman + Newman',
  version: () => `${packageVersion('@apideck/portman')} + ${packageVersion('newman')}`,
  modes: ['plain', 'tuned'],
  prepare: ({ mode, document, url, placed }) => [
    [
      ...nodeTool('@apideck/portman/bin/portman'),
      ...['--local', document, '--baseUrl', url, '--output', 'collection.json'],
      ...(mode === 'tuned' ? ['--portmanConfigFile', placed('portman.json')] : []),
    ],
  ],
  run: ({ contract, mode, url }) => [
    ...nodeTool('newman/bin/newman.js'),
    ...['run', 'collection.json', '--env-var', `baseUrl=${url}`, '--timeout-request', '5000'],
    ...(mode === 'tuned' ? ['--env-var', `apiKey=${secrets[contract]}`] : []),
    ...['--reporters', 'json', '--reporter-json-export', 'report.json'],
  ],
  report: 'report.json',
  complaints,
};

interface Failure {
  readonly source?: { readonly name?: string };
  readonly error: { readonly name?: string; readonly test?: string; readonly message: string };
}

/** Every failed assertion, and every request that got no reply. */
function complaints(raw: string): readonly Complaint[] {
  const failures: readonly Failure[] = JSON.parse(raw).run.failures;
  return failures.map(({ source, error }) => ({
    where: source?.name ?? '',
    says: `${error.test ?? error.name}: ${error.message}`,
  }));
}
