import neimenggu from '../../generated/neimenggu.en.json' with { type: 'json' };
import shanxi from '../../generated/shanxi.en.json' with { type: 'json' };
import wuhan from '../../generated/wuhan.en.json' with { type: 'json' };

const { PassId, Timestamp, Nonce, SignatureValue } = wuhan.components.parameters;
const { trades } = shanxi.components.examples;

/** The credentials that the contracts' examples print: what a tool sends when left to itself. */
export const examples = {
  passid: PassId.example,
  timestamp: Timestamp.example,
  nonce: Nonce.example,
  signature: SignatureValue.example,
  appSecret: neimenggu.components.examples.login.value.appSecret,
  accessToken: neimenggu.components.parameters.AccessToken.example,
  accessid: trades.value.accessid,
  pwd: trades.value.pwd,
  licenseID: trades.value.licenseID,
} as const;
