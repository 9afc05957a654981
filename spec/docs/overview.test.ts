import { describe, expect, it } from 'vitest';
import { bundleOf } from '../bundles.ts';
import { dereference } from '../dereference.ts';
import { introduction } from './overview.ts';

describe('the introduction of a contract', () => {
  it('tells of its only group of operations before all else', () => {
    const [group, text] = introduction(dereference(bundleOf('neimenggu', 'en')), 'en');

    expect(group).toBe('All three methods are under /security and are called by POST.');
    expect(text).toMatch(/^- \*\*URL\*\*/);
  });

  it('tells of several behind its opening words, webhooks among them', () => {
    const parts = introduction(dereference(bundleOf('shanxi', 'en')), 'en');

    expect(parts.map((part) => part.slice(0, 18))).toEqual([
      '- **URL**: `https:',
      '## The interfaces\n',
      '## The first call\n',
    ]);
    expect(parts[1]).toContain('| **Account management**<br>Get the public key of the platform');
    expect(parts[1]).toContain('| `collectRecords` The platform collects');
  });
});
