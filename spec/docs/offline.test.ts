import { describe, expect, it } from 'vitest';
import { offline } from './offline.ts';

const page = `<html lang="en"><head></head><body>
<div id="redoc"><script>colours()</script>Show</div>
<script type="module">const telemetry = "https://otel.cloud.redocly.com/v1/traces";
const logo = "https://cdn.redoc.ly/redoc/logo-mini.svg";
const type = (s,o)=>{return s.push(...o),s.join(\`, \`)};
const hook = {translate:(e,t)=>(typeof t==\`string\`?t:t?.defaultValue)||e||\`\`};
</script></body></html>`;

describe('a page for a closed network', () => {
  it('asks neither for a logo nor for a place to report to', () => {
    expect(offline(page, 'en')).not.toMatch(/cdn\.redoc\.ly|otel\.cloud/);
  });

  it('is made in Chinese by the browser, since Redoc made it in English beforehand', () => {
    const chinese = offline(page, 'zh');

    expect(chinese).toContain('<html lang="zh-CN">');
    expect(chinese).toContain('<script>colours()</script><div id="redoc"></div>');
    expect(chinese).toContain('globalThis.labels?.[d]??d');
    expect(chinese).toContain('globalThis.typeLine(s.join(`, `))');
  });

  it('throws when another Redoc writes another page', () => {
    expect(() => offline('<html lang="en"><head></head></html>', 'zh')).toThrow('no longer');
  });
});
