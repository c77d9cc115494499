import { describe, expect, it } from 'vitest';
import { placedClaims } from '../../../src/knowledge/brief.ts';
import { claimId, findClaim, readClaimId } from '../../../src/knowledge/claim-ids/claim-id.ts';
import { exampleBrief } from '../example-brief.ts';

const brief = exampleBrief();

describe('claimId', () => {
  it('is the code of the brief and the numbers of theme and claim', () => {
    expect(placedClaims(brief).map((placed) => claimId(brief, placed))).toEqual([
      'BRI-0.1',
      'BRI-1.1',
      'BRI-1.2',
      'BRI-1.3',
      'BRI-2.1',
      'BRI-2.2',
      'BRI-2.3',
      'BRI-3.1',
      'BRI-3.2',
    ]);
  });

  it('is found again by its label, and nothing by one that no claim has', () => {
    expect(findClaim(brief, '3.2')).toMatchObject({ themeIndex: 2, claimIndex: 1 });
    expect(findClaim(brief, '3.3')).toBeUndefined();
  });

  it('throws for a place where there is no claim', () => {
    expect(() => claimId(brief, { themeIndex: 3, claimIndex: 0 })).toThrow(RangeError);
  });
});

describe('readClaimId', () => {
  it.each([
    'C5-3.2',
    'c5-3.2',
    ' C5 3.2 ',
    'C53.2',
    'c 5 – 3 . 2',
    'Ｃ５－３．２',
    '[C5-3.2]',
    '(C5-3.2),',
    'C5-3,2',
    'C5 3 2',
    'C5-03.02',
  ])('reads “%s”', (text) => {
    expect(readClaimId(text, ['C5', 'AKT'])).toEqual([{ code: 'C5', label: '3.2', version: undefined }]);
  });

  it.each([
    'C5-3.2@2',
    'C5-3.2 v2',
    'c5 3.2 @ 2',
    'C5-3.2, version 2',
    'C5-3.2 (v2)',
    'Ｃ５－３．２＠２',
    'C5-3.2v2',
  ])('reads the version in “%s”', (text) => {
    expect(readClaimId(text, ['C5'])).toEqual([{ code: 'C5', label: '3.2', version: 2 }]);
  });

  it('gives each reading where a missing hyphen leaves several', () => {
    expect(readClaimId('C523.2', ['C5', 'C52']).map(({ code, label }) => [code, label])).toEqual([
      ['C52', '3.2'],
      ['C5', '23.2'],
    ]);
  });

  it('takes an id that is written out as it stands', () => {
    expect(readClaimId('C5-23.2', ['C5', 'C52'])).toMatchObject([{ code: 'C5', label: '23.2' }]);
  });

  it.each(['', 'C5', '3.2', 'X9-3.2', 'Japan invests in 3.2 projects', 'C5-3', 'C5-3.2.1', 'C5-x.2'])(
    'reads nothing in “%s”',
    (text) => {
      expect(readClaimId(text, ['C5', 'AKT'])).toEqual([]);
    },
  );
});
