import { expect, test } from 'vitest';
import { judgeAnswer, summarizeByKind } from '../../bench/answer-quality.ts';
import { formatTable } from '../../bench/table.ts';
import type { Answer } from '../../src/knowledge/answer.ts';
import { placedClaims } from '../../src/knowledge/brief.ts';
import { exampleBrief } from '../knowledge/example-brief.ts';

const brief = exampleBrief();
const points = placedClaims(brief).map((placed) => ({ ...placed, brief, score: 1 }));
const answered: Answer = { kind: 'answered', points, mendings: [] };
const refused: Answer = {
  kind: 'unanswered',
  isNear: true,
  nearest: points.slice(0, 1),
  themes: [],
  mendings: [],
};
const question = { brief: 'bridge', kind: 'direct', answerable: true };

test('a hit is the rank of the first gold claim, wherever the theme stands', () => {
  const judged = judgeAnswer({ ...question, gold: [[0, 1], [2, 0]] }, answered); // prettier-ignore
  expect(judged).toMatchObject({ answered: true, rank: 3, recallAt5: 0.5 });
});

test('what a refused question offers counts for its rank, the refusal apart', () => {
  const judged = judgeAnswer({ ...question, gold: [[-1, 0]] }, refused);
  expect(judged).toMatchObject({ answered: false, rank: 1 });
});

test('a claim of another brief is no hit', () => {
  expect(judgeAnswer({ ...question, brief: 'tea', gold: [[-1, 0]] }, answered).rank).toBeUndefined();
});

test('kinds are summed up apart, and the answerable ones but crosslingual together', () => {
  const judgements = [
    judgeAnswer({ ...question, gold: [[-1, 0]] }, answered),
    judgeAnswer({ ...question, kind: 'typo', gold: [[0, 0]] }, refused),
    judgeAnswer({ ...question, kind: 'crosslingual', gold: [[0, 0]] }, refused),
    judgeAnswer({ ...question, kind: 'offtopic', answerable: false, gold: [] }, answered),
  ];
  const rows = summarizeByKind(judgements);
  expect(rows.map(({ kind }) => kind)).toEqual(['direct', 'typo', 'crosslingual', 'offtopic', 'all']);
  expect(rows.at(-1)).toMatchObject({ n: 2, 'hit@1': 50, MRR: 50, refused: 50, answered: null });
  expect(rows[3]).toMatchObject({ n: 1, 'hit@1': null, refused: null, answered: 100 });
});

test('a table is aligned under its names', () => {
  expect(formatTable([{ kind: 'direct', n: 5 }, { kind: 'all', n: null }])).toBe('kind    n\ndirect  5\nall     -'); // prettier-ignore
});
