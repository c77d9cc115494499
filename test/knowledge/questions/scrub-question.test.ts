import { describe, expect, it } from 'vitest';
import { scrubQuestion } from '../../../src/knowledge/questions/scrub-question.ts';

describe('scrubbing a question', () => {
  it.each([
    ['What does <@123456789012345678> owe <@&1> in <#2>?', 'What does … owe … in …?'],
    ['@everyone ask ada@example.org or https://x.example/a?b=c', '… ask … or …'],
    ['Ask @ada_l or www.example.org about it', 'Ask … or … about it'],
    ['Is +49 (30) 901 820 or 1234567 theirs?', 'Is … or … theirs?'],
    ['<:party:123> hooray </ask:12345>', '… hooray …'],
  ])('takes out what names or reaches a person: %s', (question, scrubbed) => {
    expect(scrubQuestion(question)).toBe(scrubbed);
  });

  it('leaves years, amounts and ordinary signs alone', () => {
    const question = 'Did trade grow by 12.5% to $3,700 in 2023-2024 (C5+1)?';
    expect(scrubQuestion(question)).toBe(question);
  });

  it('keeps one line of 300 characters', () => {
    expect(scrubQuestion(`a\n${'b '.repeat(400)}`)).toMatch(/^a b b .*b…$/);
    expect(scrubQuestion('🐪'.repeat(400)).length).toBeLessThanOrEqual(300);
  });
});
