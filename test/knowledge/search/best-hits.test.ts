import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { BestHits } from '../../../src/knowledge/search/best-hits.ts';

test('keeps what sorting everything would put first', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 9 })),
      fc.integer({ min: 0, max: 12 }),
      (scores, limit) => {
        const best = new BestHits(limit);
        scores.forEach((score, document) => best.offer(document, score));
        const sorted = scores
          .map((score, document) => ({ document, score }))
          .sort((a, b) => b.score - a.score || a.document - b.document);
        expect(best.inOrder()).toEqual(sorted.slice(0, limit));
      },
    ),
  );
});
