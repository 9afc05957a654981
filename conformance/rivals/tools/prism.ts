import type { Complaint } from '../complaint.ts';
import { packageVersion, rivalsFolder } from '../installed.ts';
import type { Tool } from '../tool.ts';

/**
 * The Prism proxy judges requests that somebody else sends: the documented examples, or, tuned,
 * those of our own judge's whole plan.
 */
export const prism: Tool = {
  name: 'prism',
  title: 'Prism proxy',
  version: () => packageVersion('@stoplight/prism-cli'),
  modes: ['plain', 'tuned'],
  run: ({ contract, mode, document, url, target }) => [
    process.execPath,
    `${rivalsFolder}prism-session.ts`,
    ...[contract, document, url, mode === 'tuned' ? target : 'examples'],
  ],
  complaints,
};

/** What it says of requests is about who sent them, not about the server. */
const ofRequests = /^request|PROXY_UNSUPPORTED_REQUEST_BODY|NO_(?:PATH|METHOD|SERVER)/;

/** What its log says of replies, and of a server that does not reply. */
function complaints(raw: string): readonly Complaint[] {
  let where = '';
  return raw.split('\n').flatMap((line) => {
    where = /upstream call to (\S+) has returned/.exec(line)?.[1] ?? where;
    const says = /✖\s+error\s+(.*)|Violation: (response.*)/.exec(line);
    const text = (says?.[1] ?? says?.[2] ?? '').replace(/^Violation: /, '');
    return text === '' || ofRequests.test(text) ? [] : [{ where, says: text }];
  });
}
