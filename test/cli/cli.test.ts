import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { BRIDGE, folderOf, runCli } from './run-cli.ts';

describe('footnote', () => {
  test('lists its commands and asks for one', async () => {
    const { code, stdout } = await runCli([]);
    expect(stdout).toContain('footnote parse FILE|- [--json]');
    expect(code).toBe(1);
  });

  test.each(['parse', 'ask', 'answer', 'challenges'])('%s explains itself', async (command) => {
    const { code, stdout } = await runCli([command, '--help']);
    expect(stdout).toContain(`footnote ${command}`);
    expect(code).toBe(0);
  });

  test.each([
    ['a command that there is not', ['sing'], 'no command "sing"'],
    ['a property of every object', ['toString'], 'no command "toString"'],
    ['an option that there is not', ['parse', '--loud', 'x'], "Unknown option '--loud'"],
    ['a file that there is not', ['parse', 'no-such-file'], 'cannot read no-such-file'],
    ['no question', ['ask'], 'ask needs a question'],
    ['no questions', ['answer', '--brief', 'x'], 'needs --questions'],
    ['no brief', ['challenges'], 'needs --brief'],
  ])('says in one line what is wrong: %s', async (_, args, message) => {
    const { code, stdout, stderr } = await runCli(args);
    expect(stderr).toContain(message);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect([code, stdout]).toEqual([1, '']);
  });
});

describe('footnote parse', () => {
  test('prints what was understood as JSON', async () => {
    const file = join(folderOf({ 'bridge.txt': BRIDGE }), 'bridge.txt');
    const { code, stdout } = await runCli(['parse', file, '--json']);
    const { brief, problems } = JSON.parse(stdout);
    expect(brief.themes[0].claims[1]).toEqual({
      text: 'Lorries will pay a toll of 14 euros.',
      citations: [4, 5, 6],
      isChallenge: false,
    });
    expect(brief.themes[1].kind).toBe('challenges');
    expect(brief.source).toEqual({
      title: 'A bridge too late',
      publisher: 'Rhine Courier',
      publishedAt: '2026-03-04T09:30',
    });
    expect([code, problems]).toEqual([0, []]);
  });

  test('reads standard input and prints for reading', async () => {
    const { code, stdout } = await runCli(['parse', '-'], { input: BRIDGE });
    expect(stdout).toContain('Money and Funding\n- The bridge costs 412 million euros. [2][3]');
    expect(code).toBe(0);
  });

  test('names the line of a text without claims, and fails', async () => {
    const { code, stdout, stderr } = await runCli(['parse', '-', '--json'], { input: 'hello' });
    expect(stderr).toMatch(/^-:1: error: /);
    expect([code, stdout]).toEqual([1, '']);
  });
});

describe('footnote ask', () => {
  test('answers from a file, grouped and cited', async () => {
    const file = join(folderOf({ 'bridge.txt': BRIDGE }), 'bridge.txt');
    const { code, stdout } = await runCli(['ask', 'how much toll do lorries pay', '--brief', file]);
    expect(stdout).toContain('Money and Funding\n- Lorries will pay a toll of 14 euros. [4][5][6]');
    expect(stdout).toContain('Source: A bridge too late · Rhine Courier · 2026-03-04 09:30');
    expect(code).toBe(0);
  });

  test('answers from BRIEFS_DIR, in JSON', async () => {
    const folder = folderOf({ 'bridge.txt': BRIDGE });
    const { stdout } = await runCli(['ask', 'how much toll do lorries pay', '--json'], {
      env: { BRIEFS_DIR: folder },
    });
    const { answered, points } = JSON.parse(stdout);
    expect(answered).toBe(true);
    expect(points[0]).toMatchObject({
      brief: 'bridge',
      theme: 'Money and Funding',
      themeIndex: 0,
      claimIndex: 1,
    });
  });

  test('says that the briefs do not say, and what was searched in place of a misspelling', async () => {
    const file = join(folderOf({ 'bridge.txt': BRIDGE }), 'bridge.txt');
    const { code, stdout } = await runCli(['ask', 'did Norway build the brigde', '--brief', file]);
    expect(stdout).toContain('Showing results for "bridge", not "brigde".');
    expect(stdout).toContain("The briefs don't say this.");
    expect(code).toBe(0);
  });

  test('names a folder that cannot be read', async () => {
    const { code, stderr } = await runCli(['ask', 'x'], { env: { BRIEFS_DIR: 'no-such-folder' } });
    expect(stderr).toContain('cannot read the folder no-such-folder');
    expect(code).toBe(1);
  });
});

describe('footnote answer', () => {
  test('answers each question on a line of its own, in order', async () => {
    const folder = folderOf({
      'bridge.txt': BRIDGE,
      'questions.jsonl': [
        '\uFEFF{"id":"a","question":"how much toll do lorries pay","brief":"bridge"}',
        '',
        '{"id":"b","question":"who won the world cup"}',
      ].join('\r\n'),
    });
    const questions = join(folder, 'questions.jsonl');
    const { code, stdout } = await runCli([
      'answer',
      '--brief',
      join(folder, 'bridge.txt'),
      '--questions',
      questions,
    ]);
    const [a, b] = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(a).toMatchObject({
      id: 'a',
      answered: true,
      points: [{ brief: 'bridge', themeIndex: 0, claimIndex: 1 }],
    });
    expect(a.points[0]).toEqual(
      expect.objectContaining({
        theme: 'Money and Funding',
        citations: [4, 5, 6],
        score: expect.any(Number),
      }),
    );
    expect(a.ms).toBeGreaterThanOrEqual(0);
    expect(b).toMatchObject({ id: 'b', answered: false });
    expect(code).toBe(0);
  });

  test.each([
    ['not JSON', 'line 2: not JSON'],
    ['{"id":"b"}', 'line 2: needs "id" and "question"'],
    ['{"id":"b","question":"x","brief":"tea"}', 'line 2: no brief "tea"'],
  ])('names the line of a bad question: %s', async (line, message) => {
    const folder = folderOf({ 'bridge.txt': BRIDGE, 'q.jsonl': `{"id":"a","question":"x"}\n${line}\n` });
    const { code, stderr } = await runCli([
      'answer',
      '--brief',
      join(folder, 'bridge.txt'),
      '--questions',
      join(folder, 'q.jsonl'),
    ]);
    expect(stderr).toContain(message);
    expect(code).toBe(1);
  });
});

describe('footnote challenges', () => {
  test('lists them with their places, in JSON and for reading', async () => {
    const file = join(folderOf({ 'bridge.txt': BRIDGE }), 'bridge.txt');
    const json = await runCli(['challenges', '--brief', file, '--json']);
    expect(JSON.parse(json.stdout)).toEqual({
      points: [
        { themeIndex: 1, claimIndex: 0, text: 'Low water could stop the barges for weeks.', citations: [7] },
        { themeIndex: 1, claimIndex: 1, text: 'Two villages have gone to court over noise.', citations: [8] },
      ],
    });
    const { stdout } = await runCli(['challenges', '--brief', file]);
    expect(stdout).toContain('Challenges Ahead\n- Low water could stop the barges for weeks. [7]');
  });
});
