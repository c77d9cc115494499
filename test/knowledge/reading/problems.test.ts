import { describe, expect, it } from 'vitest';
import { readBrief } from '../../../src/knowledge/reading/index.ts';
import { speaker } from '../../../src/messages/speak.ts';

const SOURCE = '\n\nHeadline\nBasin Monitor·2025-12-21 07:05';

function problemsOf(text: string): string[] {
  return readBrief(text).problems.map(
    ({ severity, line, kind, values }) =>
      `${severity} ${line} ${speaker('en-US')(`problem.${kind}`, values)}`,
  );
}

describe('problems', () => {
  it('are none in a good brief', () => {
    expect(problemsOf(`Core Viewpoint\n- Rents rose [1].\n\nGroup 1: A\n- Wages fell [2].${SOURCE}`)).toEqual(
      [],
    );
  });

  it.each([
    ['no themes', `Core Viewpoint\n- Rents rose [1].${SOURCE}`, /^warning 1 No themes were found/u],
    [
      'a theme without claims',
      `Group 1: A\n- Rents rose [1].\nGroup 2: B${SOURCE}`,
      /^warning 3 The theme "B" has no claims/u,
    ],
    [
      'a claim without citation',
      `Group 1: A\n- Rents rose.${SOURCE}`,
      /^warning 2 The claim "Rents rose\." has no citation/u,
    ],
    [
      'a number out of range',
      `Group 1: A\n- Rents rose [2024] [1].${SOURCE}`,
      /^warning 2 \[2024\] was not read/u,
    ],
    [
      'a claim twice',
      `Group 1: A\n- Rents rose [1].\n- rents rose [2].${SOURCE}`,
      /^warning 3 .* repeats line 2/u,
    ],
    [
      'a long claim',
      `Group 1: A\n- ${'word '.repeat(700)}[1].${SOURCE}`,
      /^warning 2 .* has \d+ characters/u,
    ],
    [
      'a leftover',
      `Group 1: A\n- Rents rose [1].\n\nNot advice.${SOURCE}`,
      /^warning 4 "Not advice\." was not understood/u,
    ],
    [
      'a bullet with a citation alone',
      `Group 1: A\n- Rents rose [1].\n- [2]${SOURCE}`,
      /^warning 3 "\[2\]" was not understood/u,
    ],
    [
      'no source',
      'Group 1: A\n- Rents rose [1].',
      /^warning 2 The source lines lack the headline, publisher, date/u,
    ],
  ])('name %s', (_name, text, problem) => {
    const problems = problemsOf(text);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(problem);
  });

  it.each([
    '',
    ' \n\t\n',
    'Hello there, how are you?',
    'Core Viewpoint',
    'Group 1: A\nGroup 2: B',
    '[1][2]',
    '-\n-\n',
  ])('are an error only where there is no claim: %j', (text) => {
    const { brief, problems } = readBrief(text);
    expect(brief).toBeUndefined();
    expect(problems[0]?.severity).toBe('error');
    expect(problems.filter(({ severity }) => severity === 'error')).toHaveLength(1);
  });

  it('of a text that has thousands are named up to 2,000, and then counted', () => {
    const { problems } = readBrief(`Group 1: A\n${'- Rents rose.\n'.repeat(3000)}`);
    expect(problems).toHaveLength(2002);
    expect(problems[0]?.line).toBe(2);
    expect(problems.at(-2)?.kind).toBe('missing-source');
    expect(problems.at(-1)).toMatchObject({ kind: 'more-problems', values: { count: 3_999 } });
  });

  it('go from top to bottom', () => {
    const lines = readBrief('Group 1: A\n- Rents rose.\nstray\n- Wages fell.\nGroup 2: B\nHi').problems.map(
      ({ line }) => line,
    );
    expect(lines).toEqual(lines.toSorted((a, b) => a - b));
    expect(lines.length).toBeGreaterThan(3);
  });
});
