import { describe, expect, test } from 'vitest';
import { speaker } from '../../src/messages/speak.ts';

describe('speaker', () => {
  test('falls back on another variety of the language, then on English', () => {
    expect(speaker('en-GB')('error.dependency')).toBe(speaker('en-US')('error.dependency'));
    expect(speaker('tlh')('error.dependency')).toBe(speaker('en-US')('error.dependency'));
  });

  test('fills in values', () => {
    expect(speaker('en-US')('error.bug', { reference: 'a1b2' })).toContain('report reference a1b2.');
  });

  test('keeps spans within a line, and parts a list as the language does', () => {
    const command = { command: 'ask' };
    const line = speaker('en-US').line('error.bug', { reference: [command, 'b', { strong: 'c' }] });
    expect(line.slice(1)).toEqual([command, ', ', 'b', ', ', { strong: 'c' }, '.']);
  });

  test('says a message within a message', () => {
    const why = { key: 'file.damaged-entry' } as const;
    expect(speaker('en-US')('file.named', { name: 'a.txt', why })).toBe(
      'a.txt: This is damaged or locked with a password.',
    );
  });

  test('keeps a command within a message within a line, and writes it out in text', () => {
    const say = speaker('en-US');
    const command = { command: 'brief list' };
    const why = { key: 'brief.gone', values: { list: command } } as const;
    expect(say.line('file.named', { name: 'a.txt', why })).toContainEqual(command);
    expect(say('file.named', { name: 'a.txt', why })).toContain('/brief list shows those there are.');
  });

  test('makes a span of its own of what is set off', () => {
    expect(speaker('en-US').line('draft.problem', { line: 3, what: 'Look.' })).toEqual([
      { strong: 'Line 3:' },
      ' Look.',
    ]);
  });
});
