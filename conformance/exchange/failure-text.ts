import type { Text } from '../../spec/language.ts';

/** What went wrong, as far as it matters to whoever has to mend it. */
export type FailureKind =
  | 'unreached'
  | 'insecure'
  | 'late'
  | 'broken'
  | 'foreign'
  | 'endless'
  | 'unsendable';

/** Why no reply came, for people. */
export function failureText(code: string | null): Text {
  const { says } = failureOf(code);
  return says ?? { zh: `没有应答（${code}）`, en: `no reply (${code})` };
}

/** How far a call got before it failed; what nobody knows is taken for a network without a way. */
export const failureKind = (code: string | null): FailureKind => failureOf(code).kind;

/** What is known by its whole code, else by the beginning of one. */
function failureOf(code: string | null): Failure {
  const known = failures[code ?? ''];
  if (known) return known;
  const family = families.find(({ begins }) => code?.startsWith(begins));
  return family ?? { kind: 'unreached', says: null };
}

interface Failure {
  readonly kind: FailureKind;
  readonly says: Text | null;
}

const ca = {
  zh: '请在目标文件的 tls.ca 中写出签发它的 CA 证书',
  en: 'name the certificate of its issuer as tls.ca in the target file',
} as const;
const unvouched = {
  zh: `端点的证书不是受信任的机构签发的；${ca.zh}`,
  en: `nobody we trust vouches for the certificate of the endpoint; ${ca.en}`,
};
const late: Failure = {
  kind: 'late',
  says: { zh: '等待超时，没有应答', en: 'no reply in time' },
};
const dropped: Failure = {
  kind: 'broken',
  says: { zh: '连接被中途断开', en: 'the connection was dropped' },
};
const untrusted: Failure = { kind: 'insecure', says: unvouched };
const unresolved = unreached('解析不了主机名', 'the name of the host is not known');
const noWay = unreached('网络到不了那里', 'the network knows no way there');
const unsendable: Failure = {
  kind: 'unsendable',
  says: {
    zh: '请求发不出去：有 HTTP 头的名字或值不能这样写',
    en: 'the request cannot be sent: a header has a name or a value that HTTP does not allow',
  },
};
const failures: Readonly<Record<string, Failure>> = {
  UND_ERR_HEADERS_TIMEOUT: late,
  UND_ERR_BODY_TIMEOUT: late,
  TimeoutError: late,
  UND_ERR_CONNECT_TIMEOUT: unreached('连接超时', 'no connection in time'),
  ETIMEDOUT: unreached('连接超时', 'no connection in time'),
  ECONNREFUSED: unreached('连接被拒绝', 'the connection was refused'),
  ENOTFOUND: unresolved,
  EAI_AGAIN: unresolved,
  EHOSTUNREACH: noWay,
  ENETUNREACH: noWay,
  ECONNRESET: dropped,
  UND_ERR_SOCKET: dropped,
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: {
    kind: 'broken',
    says: {
      zh: '报文长度与 Content-Length 不符',
      en: 'the body does not have the length that Content-Length says',
    },
  },
  UND_ERR_INVALID_ARG: unsendable,
  UND_ERR_NOT_SUPPORTED: unsendable,
  UND_ERR_REQ_CONTENT_LENGTH_MISMATCH: unsendable,
  DEPTH_ZERO_SELF_SIGNED_CERT: untrusted,
  SELF_SIGNED_CERT_IN_CHAIN: untrusted,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: untrusted,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: untrusted,
  CERT_HAS_EXPIRED: {
    kind: 'insecure',
    says: { zh: '端点的证书已经过期', en: 'the certificate of the endpoint has expired' },
  },
  ERR_TLS_CERT_ALTNAME_INVALID: {
    kind: 'insecure',
    says: {
      zh: '端点的证书不是发给这个地址的',
      en: 'the certificate of the endpoint is for another address',
    },
  },
  BODY_TOO_LONG: {
    kind: 'endless',
    says: { zh: '应答超过 16 MiB', en: 'the reply is longer than 16 MiB' },
  },
  RUN_TOO_LONG: {
    kind: 'endless',
    says: {
      zh: '一次评测的应答合计超过 128 MiB',
      en: 'the replies of the run are longer than 128 MiB together',
    },
  },
};

/** Codes of which there are many: those of the parser of HTTP, and those of TLS. */
const families: readonly (Failure & { readonly begins: string })[] = [
  ...['HPE_', 'HTTPParserError'].map((begins) => ({
    begins,
    kind: 'foreign' as const,
    says: { zh: '应答不是 HTTP', en: 'what came back is not HTTP' },
  })),
  ...['ERR_SSL_', 'EPROTO'].map((begins) => ({
    begins,
    kind: 'insecure' as const,
    says: {
      zh: 'TLS 没有谈成；若端点不用 TLS，url 应以 http:// 开头',
      en: 'TLS was not agreed; where the endpoint has none, its url begins with http://',
    },
  })),
];

function unreached(zh: string, en: string): Failure {
  return { kind: 'unreached', says: { zh, en } };
}
