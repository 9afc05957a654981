import { describe, expect, it } from 'vitest';
import { createMask } from '../mask.ts';
import { createBodies } from './har-body.ts';

const mask = createMask(['a-secret-of-the-target']);

describe('the bodies of a run', () => {
  it('are left out once there are too many of them', () => {
    const { ofText } = createBodies(mask, 12);

    expect([ofText('123456'), ofText('123456'), ofText('123456')]).toMatchObject([
      { text: '123456' },
      { text: '123456' },
      { text: '', comment: 'left out: over 12 characters in this run' },
    ]);
  });

  it('are masked before they are cut: no half of a secret is left at the end', () => {
    const text = `${'x'.repeat(65_526)}a-secret-of-the-target`;

    expect(createBodies(mask).ofText(text).text.slice(65_526)).toBe('******');
  });

  it('do not end in half a character', () => {
    const { text } = createBodies(mask).ofText(`${'x'.repeat(65_535)}𠮷`);

    expect(text.isWellFormed()).toBe(true);
  });
});
