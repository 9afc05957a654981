import type { Contract } from '../contract/contract.ts';
import type { Target } from '../target/target.ts';

/** Gives the operation that an address belongs to, or null. */
export type Matcher = (url: URL) => string | null;

interface Route {
  readonly operation: string;
  readonly path: RegExp;
  /** What the query string has to hold, where an interface is told from others by that. */
  readonly query: URLSearchParams;
  /** Literal paths come before templates, long ones before short ones. */
  readonly weight: number;
}

/**
 * Finds operations by the base path and the `paths` of a target file; without one by the end of
 * the path, or by a parameter that names the interface (`?method=getToken`).
 */
export const matcherOf = (contract: Contract, target: Target | null): Matcher =>
  target === null ? byEnding(contract) : byTarget(contract, target);

function byTarget(contract: Contract, target: Target): Matcher {
  const { host, pathname } = new URL(target.url);
  const base = pathname.replace(/\/$/, '');
  const routes = contract.endpoints.map(({ path, operation: { operationId } }) =>
    routeOf(operationId, base + (target.paths?.[operationId] ?? path), '^'),
  );
  return (url) => (url.host === host ? find(routes, url) : null);
}

function byEnding(contract: Contract): Matcher {
  const routes = contract.endpoints
    .filter(({ path }) => path !== '')
    .map(({ path, operation }) => routeOf(operation.operationId, path, ''));
  const literal = routes.filter(({ weight }) => weight >= 0);
  return (url) =>
    find(pageFile.test(url.pathname) ? literal : routes, url) ?? byParameter(contract, url);
}

function routeOf(operation: string, address: string, start: '^' | ''): Route {
  const [path = '', query = ''] = address.split('?');
  const pattern = path
    .split(/\{[^}]+\}/)
    .map(literally)
    .join('[^/]+');
  const weight = path.includes('{') ? -1 : path.length;
  // Behind a proxy a slash more at the end is common, and the same place.
  return {
    operation,
    path: new RegExp(`${start}${pattern}/?$`),
    query: new URLSearchParams(query),
    weight,
  };
}

const find = (routes: readonly Route[], url: URL): string | null =>
  routes.filter((route) => fits(route, url)).toSorted(heavierFirst)[0]?.operation ?? null;

const heavierFirst = (one: Route, other: Route): number =>
  other.query.size - one.query.size || other.weight - one.weight;

const fits = ({ path, query }: Route, { pathname, searchParams }: URL): boolean =>
  path.test(pathname) && [...query].every(([name, value]) => searchParams.get(name) === value);

/** All interfaces at one address, told apart by the value of a parameter. */
function byParameter({ endpoints }: Contract, { searchParams }: URL): string | null {
  const names = [...searchParams].filter(([name]) => naming.test(name));
  const values = new Set(names.map(([, value]) => value));
  const found = endpoints.find(
    ({ path, operation }) =>
      values.has(operation.operationId) ||
      values.has(path.split('/').at(-1) || operation.operationId),
  );
  return found?.operation.operationId ?? null;
}

/** By what a parameter that names the interface is called; what somebody searches for is none. */
const naming =
  /^_?(?:method|service|interface|action|api|function|func|cmd|op)_?(?:name|id|code)?$/i;

/** What belongs to pages is no name of a service, where only the end of a path is known. */
const pageFile = /\.(?:html?|css|m?js|map|ico|png|jpe?g|gif|svg|webp|woff2?|ttf)$/i;

const literally = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
