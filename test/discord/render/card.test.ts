import * as fc from 'fast-check';
import { ComponentType, type APIComponentInContainer } from 'discord.js';
import { describe, expect, it } from 'vitest';
import type { Card, Chapter } from '../../../src/commands/reply.ts';
import { quoteIn, renderCard } from '../../../src/discord/render/card.ts';
import { unescapeMarkdown } from '../../../src/discord/render/markdown.ts';

const turn = { command: 'ask', name: 'page', args: ['state'] };

function chapter(claims: readonly string[], perSection = 3): Chapter {
  const sections = [];
  for (let start = 0; start < claims.length; start += perSection) {
    const bullets = claims.slice(start, start + perSection).map((text) => ({ text, citations: [1, 2] }));
    sections.push({ heading: `Theme ${start / perSection + 1}`, bullets });
  }
  return { title: 'A brief', sections, footer: ['Headline · Paper · 1 May 2026'] };
}

function textsOf(card: Card): string[] {
  return renderCard(card, new Map(), 'en-US').components.flatMap((part) =>
    part.type === ComponentType.TextDisplay ? [part.content] : [],
  );
}

function buttonsOf(card: Card): string[] {
  return renderCard(card, new Map(), 'en-US').components.flatMap((part) =>
    part.type === ComponentType.ActionRow
      ? part.components.flatMap((button) => ('label' in button && button.label ? [button.label] : []))
      : [],
  );
}

function componentCount(parts: readonly APIComponentInContainer[]): number {
  return parts.reduce((count, part) => count + 1 + ('components' in part ? part.components.length : 0), 0);
}

describe('renderCard', () => {
  it('shows the brief, its themes, the claims with their citations, and the source', () => {
    const card: Card = {
      tone: 'answer',
      quote: 'why?',
      chapters: [chapter(['One.', 'Two.'])],
      notes: ['Note'],
    };
    expect(textsOf(card)).toEqual([
      '> why?',
      '### A brief',
      '**Theme 1**\n- One. \\[1\\]\\[2\\]\n- Two. \\[1\\]\\[2\\]',
      '-# Headline · Paper · 1 May 2026',
      '-# Note',
    ]);
  });

  it('shows as much as fits when there is no page to turn to', () => {
    const rows = Array.from({ length: 10 }, (_, index) => `Row ${index}.`);
    const card: Card = { tone: 'answer', chapters: [chapter(rows, 10)] };
    expect(textsOf(card).join('\n').match(/Row/g)).toHaveLength(10);
  });

  it('shows three themes and five claims first, and offers the rest', () => {
    const claims = Array.from({ length: 9 }, (_, index) => `Claim ${index}.`);
    const card: Card = { tone: 'answer', chapters: [chapter(claims)], paging: { page: 0, turn } };
    expect(textsOf(card).join('\n').match(/Claim/g)).toHaveLength(5);
    expect(buttonsOf(card)).toEqual(['Show more (4)']);
    const next: Card = { ...card, paging: { page: 1, turn } };
    expect(textsOf(next).join('\n').match(/Claim/g)).toHaveLength(4);
    expect(buttonsOf(next)).toEqual(['Back']);
  });

  it('goes on in the next bullet where one claim is longer than a page', () => {
    const claim = 'A sentence that says something. '.repeat(300).trim();
    const card: Card = { tone: 'answer', chapters: [chapter([claim])] };
    const shown = [0, 1, 2].flatMap((page) => textsOf({ ...card, paging: { page, turn } }));
    expect(shown.join(' ').match(/A sentence that says something\./g)).toHaveLength(300);
    expect(buttonsOf({ ...card, paging: { page: 2, turn } })).toEqual(['Back']);
  });

  it('links a citation whose passage has a web address, and no other', () => {
    const links = new Map([[2, 'https://example.org/a?b=(c)']]);
    const card: Card = { tone: 'answer', chapters: [{ ...chapter(['One.']), links }] };
    expect(textsOf(card)[1]).toContain('- One. \\[1\\][[2]](<https://example.org/a?b=%28c%29>)');
  });

  it('quotes what somebody else says, a paragraph a line', () => {
    const bullets = [{ text: 'One.' }, { text: '- Two.' }];
    const sections = [{ heading: 'Passage', style: 'quote' as const, bullets }];
    const card: Card = { tone: 'answer', chapters: [{ title: 'A brief', sections }] };
    expect(textsOf(card)[1]).toBe('**Passage**\n> One.\n> \\- Two.');
  });

  it('keeps every page within Discord’s limits and loses no claim', () => {
    const nasty = fc.string({
      unit: fc.constantFrom('*', '[', '@', 'a', ' ', '.', '。', '字', '𠮷', '\n'),
      maxLength: 4_000,
    });
    const links = new Map([[1, `https://example.org/${'x'.repeat(480)}`]]);
    fc.assert(
      fc.property(
        fc.array(nasty, { minLength: 1, maxLength: 60 }),
        fc.integer({ min: 1, max: 4 }),
        nasty,
        (texts, perSection, quote) => {
          const claims = texts.map((text, index) => `claim${index}x ${text}`);
          const card: Card = {
            tone: 'answer',
            quote,
            chapters: [
              { ...chapter(claims.slice(0, 30), perSection), links },
              chapter(claims.slice(30), perSection),
            ],
            buttons: Array.from({ length: 4 }, (_, index) => ({
              label: 'x',
              action: { command: 'ask', name: 'share', args: [String(index)] },
            })),
          };
          let shown = '';
          for (let page = 0; ; page++) {
            const paged: Card = { ...card, paging: { page, turn } };
            const { components } = renderCard(paged, new Map(), 'en-US');
            const text = textsOf(paged).join('');
            expect(text.length).toBeLessThanOrEqual(4_000);
            expect(Buffer.byteLength(text) + 12 * textsOf(paged).length).toBeLessThanOrEqual(10_170);
            expect(text.isWellFormed()).toBe(true);
            expect(1 + componentCount(components)).toBeLessThanOrEqual(40);
            shown += text;
            if (!buttonsOf(paged).some((label) => label.startsWith('Show more') || label === 'Next')) break;
          }
          for (const [index] of claims.entries()) expect(shown).toContain(`claim${index}x`);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('pages a select that has more options than one holds', () => {
    const options = Array.from({ length: 60 }, (_, index) => ({
      label: `Option ${index}`,
      value: String(index),
    }));
    const menu = { placeholder: 'Choose', action: { command: 'theme', name: 'show', args: [] }, options };
    const shown = [0, 1, 2].map((page) =>
      renderCard({ tone: 'answer', menu, paging: { page, turn } }, new Map(), 'en-US'),
    );
    const counts = shown.map(({ components }) =>
      components
        .flatMap((part) => (part.type === ComponentType.ActionRow ? part.components : []))
        .flatMap((part) => (part.type === ComponentType.StringSelect ? [part.options.length] : [])),
    );
    expect(counts).toEqual([[25], [25], [10]]);
  });
});

describe('a card of controls', () => {
  const action = (name: string) => ({ command: 'settings', name, args: [] });

  it('shows what each is for and what is chosen, within Discord’s limits', () => {
    const pace = {
      label: 'Pace',
      hint: 'How *fast*',
      menu: {
        placeholder: 'Choose',
        action: action('pace'),
        options: [{ label: 'Slow', value: '60', isChosen: true }],
      },
    };
    const where = {
      label: 'Where',
      menu: { placeholder: 'Nowhere', action: action('where'), channelIds: ['1', '2', '3'], maxChannels: 2 },
    };
    const buttons = Array.from({ length: 5 }, (_, index) => ({
      label: `${index}`,
      action: action(`${index}`),
    }));
    const controls = Array.from({ length: 8 }, (_, index) => (index === 0 ? where : pace));
    const { components } = renderCard({ tone: 'answer', controls, buttons }, new Map(), 'en-US');
    expect(components[0]).toMatchObject({ content: '**Where**' });
    expect(components[1]).toMatchObject({
      components: [
        {
          type: ComponentType.ChannelSelect,
          min_values: 0,
          max_values: 2,
          default_values: [{ id: '1' }, { id: '2' }],
        },
      ],
    });
    expect(components[2]).toMatchObject({ content: '**Pace**\n-# How \\*fast\\*' });
    expect(components[3]).toMatchObject({ components: [{ options: [{ value: '60', default: true }] }] });
    const nested = components.flatMap((part) => ('components' in part ? [...part.components] : []));
    expect(1 + components.length + nested.length).toBeLessThanOrEqual(40);
  });
});

describe('quoteIn', () => {
  it('finds the question in a message that comes back', () => {
    const container = renderCard({ tone: 'answer', quote: 'What is *this* [1]?' }, new Map(), 'en-US');
    expect(quoteIn([container])).toBe('What is *this* [1]?');
  });

  it('finds none in a card without one', () => {
    expect(quoteIn([renderCard({ tone: 'answer', lead: ['a'] }, new Map(), 'en-US')])).toBeUndefined();
  });

  it('is what escaping and unescaping leave', () => {
    expect(unescapeMarkdown('\\*a\\* 1\\. b')).toBe('*a* 1. b');
  });
});
