import { describe, expect, it } from 'vitest';
import { checkPassages } from '../../../src/knowledge/passages/passage-check.ts';
import { readBrief } from '../../../src/knowledge/reading/index.ts';

describe('checkPassages', () => {
  it('names markers without a passage and passages that nothing cites', () => {
    const { brief } = readBrief('Group 1: A\n- One [3][12].\n- Two [3].');
    if (!brief) throw new Error('no brief');
    const passages = [2, 3, 10].map((number) => ({ number, text: 'x', url: null }));
    expect(checkPassages(brief, passages)).toEqual({ uncovered: [12], uncited: [2, 10] });
  });
});
