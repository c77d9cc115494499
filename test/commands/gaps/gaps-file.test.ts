import { expect, it } from 'vitest';
import { gapsFile } from '../../../src/commands/gaps/gaps-file.ts';
import { speaker } from '../../../src/messages/speak.ts';

it('quotes what stands in a cell, and defuses what a spreadsheet would run', () => {
  const gap = { id: 'x', askedCount: 2, unhelpfulCount: 0, lastAskedAt: '2030-01-01T00:00:00.000Z' };
  const { name, content } = gapsFile(
    [
      { ...gap, question: 'Who said "yes", and why?', state: 'open' },
      { ...gap, question: '=HYPERLINK("x")', state: 'answered' },
    ],
    speaker('en-US'),
  );
  expect(name).toBe('gaps.csv');
  expect(String(content)).toBe(
    '\uFEFF"Question","Times asked","Not what was asked","Last asked","Answered by now"\r\n' +
      '"Who said ""yes"", and why?","2","0","2030-01-01T00:00:00.000Z","no"\r\n' +
      '"\'=HYPERLINK(""x"")","2","0","2030-01-01T00:00:00.000Z","yes"\r\n',
  );
});
