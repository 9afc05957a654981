import type { Sent } from './case-rules.ts';
import {
  type Answer,
  type Asked,
  type Deviating,
  objectIn,
  type RightEndpoint,
  success,
} from './right-endpoint.ts';

/** Parts of what an endpoint does that is wrong about logins, tokens and logouts. */

export const isAt = ({ path }: Asked, name: string) => path === `/security/${name}`;

/** A login with another body. */
export const withBody = (asked: Asked, changes: object): Asked => ({
  ...asked,
  body: Buffer.from(JSON.stringify({ ...objectIn(asked), ...changes })),
});

export const onLogin =
  (deviate: Deviating): Deviating =>
  (asked, endpoint) =>
    isAt(asked, 'login') ? deviate(asked, endpoint) : endpoint.right(asked);

/** Answers of one code in another way. */
export const answering =
  (code: string, other: (answer: Answer, asked: Asked) => Answer): Deviating =>
  (asked, { right }) => {
    const answer = right(asked);
    return JSON.stringify(answer.value).includes(`"${code}"`) ? other(answer, asked) : answer;
  };

export const inSession = (token: string, asked: Asked): Asked => ({
  ...asked,
  query: new URLSearchParams({ access_token: token }),
});

export const tokenOf = ({ query }: Asked) => query.get('access_token') ?? '';

/** A session lives where a right endpoint would not find it. */
export const finding =
  (find: (token: string, endpoint: RightEndpoint, asked: Asked) => string | undefined): Deviating =>
  (asked, endpoint) => {
    const found = isAt(asked, 'login') ? undefined : find(tokenOf(asked), endpoint, asked);
    return endpoint.right(found === undefined ? asked : inSession(found, asked));
  };

export const living = ({ live }: RightEndpoint, fits: (token: string) => boolean) =>
  [...live.keys()].find(fits);

/** A login that takes something for what it is not. */
export const taking = (change: (given: Sent) => object): Deviating =>
  onLogin((asked, { right }) => {
    const given = objectIn(asked);
    return right(given ? withBody(asked, change(given)) : asked);
  });

export const renamed =
  (from: string, to: string): Deviating =>
  (asked, { right }) => {
    const { status, value } = right(asked);
    const entries = Object.entries(value).map(([name, one]) => [name === from ? to : name, one]);
    return { status, value: Object.fromEntries(entries) };
  };

/** An endpoint with tokens of another make. */
export function issuing(make: (count: number) => string): Deviating {
  const issued = new Map<string, string>();
  return (asked, { right }) => {
    const answer = right(inSession(issued.get(tokenOf(asked)) ?? tokenOf(asked), asked));
    const token = answer.value['access_token'];
    if (typeof token !== 'string') return answer;
    const given = make(issued.size);
    issued.set(given, token);
    return success({ access_token: given });
  };
}
