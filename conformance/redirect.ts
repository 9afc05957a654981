import type { Text } from '../spec/language.ts';
import type { Mask } from './mask.ts';
import { shownAddress } from './target/address.ts';

/** What is known of a reply that sends its caller elsewhere. */
export interface Redirect {
  /** The `url` of the target file. */
  readonly url: string;
  /** Path that was called, with its query. */
  readonly path: string;
  readonly location: string | undefined;
}

/**
 * Where a redirect leads, as it would stand in a target file: without the path of the call, and
 * without what may be secret. Null where it leads to no address of the web.
 */
export function redirectText({ url, path, location }: Redirect, mask: Mask): Text | null {
  const there = location === undefined ? null : URL.parse(location, new URL(path, url));
  if (there === null || !/^https?:$/.test(there.protocol)) return null;
  const { pathname } = new URL(url);
  const own = (path.split('?')[0] ?? '').slice(pathname.replace(/\/$/, '').length);
  const whole = shownAddress(there.href);
  const address = mask(own !== '' && whole.endsWith(own) ? whole.slice(0, -own.length) : whole);
  return {
    zh: `重定向到 ${address}。评测不跟随重定向；要评测那里，请把它写进目标文件的 url`,
    en: `a redirect to ${address}, which is not followed. To judge what is there, put it into url in the target file`,
  };
}
