import { describe, expect, it } from 'vitest';
import { renderMessage } from '../../../src/discord/render/message.ts';

describe('a file that is sent along', () => {
  it.each([
    ['port-of-aktau.txt', 'port-of-aktau.txt'],
    ['中国题目.json', 'text.json'],
    ['中国-passages.txt', 'passages.txt'],
    ['a/../b c.md', 'a-b-c.md'],
  ])('has a name that Discord leaves as it is: %s', (name, expected) => {
    const message = renderMessage(
      { kind: 'message', visibility: 'private', card: { tone: 'answer' }, files: [{ name, content: 'x' }] },
      new Map(),
      'en-US',
    );
    expect(message.files.map((file) => file.name)).toEqual([expected]);
    expect(message.components.at(-1)).toMatchObject({ file: { url: `attachment://${expected}` } });
  });
});
