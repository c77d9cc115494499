import { describe, expect, it } from 'vitest';
import { freeCode } from '../../../src/knowledge/claim-ids/brief-code.ts';

describe('freeCode', () => {
  it.each([
    ['c5plus1', 'C5'],
    ['japan-central-asia-c5-1-summit', 'C5'],
    ['cop29-in-baku', 'COP29'],
    ['aktau', 'AKT'],
    ['the-port-of-aktau', 'PA'],
    ['middle-corridor-trade-and-transit-costs', 'MCTT'],
    ['trade-2025', 'TRA25'],
    ['aktau-2', 'AKT2'],
    ['un', 'UN'],
    ['2025', '25'],
    ['x', 'B1'],
    ['阿克套港', 'B1'],
    ['порт-актау', 'B1'],
    ['brief', 'BRI'],
  ])('makes of %s the code %s', (slug, code) => {
    expect(freeCode(slug, new Set())).toBe(code);
  });

  it('puts a number behind a code that is taken, within six characters', () => {
    expect(freeCode('aktau', new Set(['AKT', 'AKT2']))).toBe('AKT3');
    expect(freeCode('港', new Set(['B1', 'B2']))).toBe('B3');
    const taken = new Set<string>();
    for (let count = 0; count < 1_200; count += 1) taken.add(freeCode('ports-rail-roads-rivers', taken));
    expect(taken.size).toBe(1_200);
    for (const code of taken) expect(code).toMatch(/^[A-Z0-9]{2,6}$/);
  });
});
