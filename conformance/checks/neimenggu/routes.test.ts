import { expect, it } from 'vitest';
import { renamed } from './routes.ts';

it.each([
  ['/security/login', '/security/loginx'],
  ['/login/v1/login', '/login/v1/loginx'],
  ['/app/login.do', '/app/loginx.do'],
  ['/rest?method=login&v=1.0', '/rest?method=loginx&v=1.0'],
  ['/rest?service=1001&v=1.0', '/rest?service=1001x&v=1.0'],
  ['/session/open', '/session/openx'],
])('renames the operation in %s', (path, other) => {
  expect(renamed(path, 'login', (name) => `${name}x`)).toBe(other);
});
