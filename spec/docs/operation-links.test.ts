import { expect, it } from 'vitest';
import { withOperationLinks } from './operation-links.ts';

it('links the operations that a text names in code', () => {
  const text = 'Ask `getToken` for a `token`, then `getToken` again.';

  expect(withOperationLinks(text, ['getToken'])).toBe(
    'Ask [`getToken`](#/other/gettoken) for a `token`, then [`getToken`](#/other/gettoken) again.',
  );
});

it('leaves a block of code as it is', () => {
  const text = 'First\n\n```sh\necho `getToken`\n```\n\nlast';

  expect(withOperationLinks(text, ['getToken'])).toBe(text);
});
