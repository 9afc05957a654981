import { describeMock } from '../../testing/judged-mock.ts';
import type { NeimengguTarget } from './target.ts';

const application = (name: string) => ({
  appKey: name,
  appSecret: `secret-of-${name}`,
  account: name,
});

const target: Omit<NeimengguTarget, 'url'> = {
  contract: 'neimenggu',
  allow: ['write'],
  application: application('demo'),
  secondApplication: application('second'),
  disabledApplication: application('disabled'),
};

describeMock(target, {
  // Callers, sessions, cases.
  stateless: [
    /^neimenggu\.login\.(appKey|appSecret|account)-unknown$/,
    /^neimenggu\.login\.disabled$/,
    /^neimenggu\.logout\.(body-|no-content-type)/,
    /^neimenggu\.token\.fresh$/,
    /^neimenggu\.token\.receiveCaseinfo\.(unknown|closed)$/,
    /^neimenggu\.case\.(acceptid|per-application|repeat\.race|atomic\.token)$/,
    /^neimenggu\.case\.(caseid-is-exact|conflict)\./,
  ],
  // Other envelopes, hanging, lenient; one reply for all that can be wrong about a list.
  faultsOfPrism: [
    /^neimenggu\.route\.\w+\.(unknown|letter-case)$/,
    /^neimenggu\.method\./,
    /^neimenggu\.body\.\w+\.(not-json|truncated|trailing-comma|single-quotes|bad-utf-8|odd)$/,
    /^neimenggu\.habit\.\w+\.(charset|bom)$/,
    /^neimenggu\.input\.receiveCaseinfo\.penaltylist\.items$/,
    /^neimenggu\.frame\.(complete|content-type)$/,
    /^neimenggu\.codes\.known$/,
    /^neimenggu\.reply\.\w+\.(ackCode|errors)$/,
  ],
});
