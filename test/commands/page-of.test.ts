import { describe, expect, it } from 'vitest';
import { pageOf } from '../../src/commands/page-of.ts';
import { speaker } from '../../src/messages/speak.ts';

const say = speaker('en-US');
const turn = { command: 'brief list', name: 'page', args: ['kept'] };
const many = Array.from({ length: 23 }, (_, index) => index);

describe('pageOf', () => {
  it('shows all of a short list, without buttons', () => {
    expect(pageOf([1, 2], 0, turn, say)).toEqual({ items: [1, 2], buttons: [], note: undefined });
    expect(pageOf([], 4, turn, say)).toEqual({ items: [], buttons: [], note: undefined });
  });

  it('leads back and on, and says where one is', () => {
    const { items, buttons, note } = pageOf(many, 1, turn, say);
    expect(items).toEqual([10, 11, 12, 13, 14, 15, 16, 17, 18, 19]);
    expect(buttons.map(({ label, action }) => [label, ...action.args])).toEqual([
      ['Back', 'kept', '0'],
      ['Next', 'kept', '2'],
    ]);
    expect(note).toBe('Page 2 of 3');
  });

  it.each([9, -1, Number.NaN])(
    'finds a page for %d, when the list has become shorter or the number is none',
    (page) => {
      expect(pageOf(many, page, turn, say).items.length).toBeGreaterThan(0);
    },
  );
});
