import { describeMock } from '../../testing/judged-mock.ts';
import type { WuhanTarget } from './target.ts';

const application = (passid: string) => ({ passid, token: `token-of-${passid}` });

const target: Omit<WuhanTarget, 'url'> = {
  contract: 'wuhan',
  application: application('demo'),
  secondApplication: application('second'),
  unsubscribedApplication: application('unsubscribed'),
  fixtures: {
    queryInvestors: { existing: { regno: '420104000223773' }, absent: { regno: '000' } },
  },
};

describeMock(target, {
  // Callers, clocks, nonces, rows.
  stateless: [
    /^wuhan\.signature\.refuses-/,
    /^wuhan\.clock\.refuses-/,
    /^wuhan\.nonce\.(?!accepts-|scope)/,
    /^wuhan\.access\.(unknown-passid|unsubscribed\.)/,
    /^wuhan\.query\.\w+\.(absent|combined)$/,
    /^wuhan\.filter\./,
    /^wuhan\.paging\./,
  ],
  // Other envelopes, hanging, lenient.
  faultsOfPrism: [
    /^wuhan\.route\.unknown-path$/,
    /^wuhan\.method\./,
    /^wuhan\.body\.\w+\.(not-json|truncated|trailing-comma|single-quotes|bad-utf-8|deep)$/,
    /^wuhan\.habit\.\w+\.(charset|bom)$/,
    /^wuhan\.frame\.(complete|content-type)$/,
    /^wuhan\.codes\.known$/,
    /^wuhan\.reply\.\w+\.(errcode|errmsg|data)$/,
  ],
});
