import { describe, expect, it } from 'vitest';
import { withProvenance } from './provenance.ts';

const field = {
  description: '结果码',
  'x-clause': ['WH-R014', 'WH-R041'],
  'x-status': 'corrected',
  'x-tolerated': [{ reading: 'WH-A15', schema: true, says: { zh: '数字串', en: 'digits' } }],
};

describe('the line of provenance', () => {
  it('links each requirement, names the status and what is tolerated', () => {
    const { description } = withProvenance(field, 'wuhan', 'en') as typeof field;

    expect(description).toBe(
      '结果码\n\nBasis: [WH-R014](wuhan.requirements.en.html#WH-R014), ' +
        '[WH-R041](wuhan.requirements.en.html#WH-R041) · ' +
        'corrected: the source contradicts itself · tolerated: digits ' +
        '([WH-A15](wuhan.requirements.en.html#WH-A15))',
    );
  });

  it('tells a limit that is ours', () => {
    const field = { maxLength: 64, 'x-own-limit': 'NM-A42', 'x-clause': ['NM-R035'] };

    expect(withProvenance(field, 'neimenggu', 'en')).toMatchObject({
      description:
        'Basis: [NM-R035](neimenggu.requirements.en.html#NM-R035) · the limit of length is ours ' +
        '([NM-A42](neimenggu.requirements.en.html#NM-A42))',
    });
  });

  it('stands alone where there is no description', () => {
    const cited = withProvenance({ 'x-clause': ['WH-R014'] }, 'wuhan', 'zh');

    expect(cited).toMatchObject({
      description: '依据：[WH-R014](wuhan.requirements.zh.html#WH-R014)',
    });
  });

  it('leaves alone what cites nothing, and examples', () => {
    const node = { description: 'a', example: { 'x-clause': ['WH-R014'] } };

    expect(withProvenance(node, 'wuhan', 'en')).toEqual(node);
  });
});
