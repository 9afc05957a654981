import { describe, expect, it } from 'vitest';
import { failureText } from './failure-text.ts';

describe('why no reply came', () => {
  it.each([
    ['HTTPParserError', '不是 HTTP', 'not HTTP'],
    ['HPE_INVALID_CONSTANT', '不是 HTTP', 'not HTTP'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'TLS', 'TLS'],
    ['EPROTO', 'TLS', 'TLS'],
    ['ENOTFOUND', '主机名', 'host'],
    ['EHOSTUNREACH', '到不了', 'no way'],
    ['UND_ERR_INVALID_ARG', '请求', 'request'],
  ])('is told in words of %s', (code, zh, en) => {
    const text = failureText(code);

    expect(text.zh).toContain(zh);
    expect(text.en).toContain(en);
  });

  it('is told by its code where nobody knows more', () => {
    expect(failureText('EODD').en).toBe('no reply (EODD)');
  });
});
