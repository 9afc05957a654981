import type { Text } from '../../spec/language.ts';

/** Why no reply came, for people. */
export function failureText(code: string | null): Text {
  const known = failures[code ?? ''];
  return known ?? { zh: `没有应答（${code}）`, en: `no reply (${code})` };
}

const ca = {
  zh: '请在目标文件的 tls.ca 中写出签发它的 CA 证书',
  en: 'name the certificate of its issuer as tls.ca in the target file',
} as const;
const unvouched = {
  zh: `端点的证书不是受信任的机构签发的；${ca.zh}`,
  en: `nobody we trust vouches for the certificate of the endpoint; ${ca.en}`,
};
const timedOut = { zh: '等待超时，没有应答', en: 'no reply in time' };
const dropped = { zh: '连接被中途断开', en: 'the connection was dropped' };
const failures: Readonly<Record<string, Text>> = {
  UND_ERR_HEADERS_TIMEOUT: timedOut,
  UND_ERR_BODY_TIMEOUT: timedOut,
  UND_ERR_CONNECT_TIMEOUT: timedOut,
  TimeoutError: timedOut,
  ECONNREFUSED: { zh: '连接被拒绝', en: 'the connection was refused' },
  ECONNRESET: dropped,
  UND_ERR_SOCKET: dropped,
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: {
    zh: '报文长度与 Content-Length 不符',
    en: 'the body does not have the length that Content-Length says',
  },
  DEPTH_ZERO_SELF_SIGNED_CERT: unvouched,
  SELF_SIGNED_CERT_IN_CHAIN: unvouched,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: unvouched,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: unvouched,
  CERT_HAS_EXPIRED: { zh: '端点的证书已经过期', en: 'the certificate of the endpoint has expired' },
  ERR_TLS_CERT_ALTNAME_INVALID: {
    zh: '端点的证书不是发给这个地址的',
    en: 'the certificate of the endpoint is for another address',
  },
  BODY_TOO_LONG: { zh: '应答超过 16 MiB', en: 'the reply is longer than 16 MiB' },
  RUN_TOO_LONG: {
    zh: '一次评测的应答合计超过 128 MiB',
    en: 'the replies of the run are longer than 128 MiB together',
  },
};
