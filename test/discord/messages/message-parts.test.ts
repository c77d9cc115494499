import { ComponentType } from 'discord.js';
import { expect, it } from 'vitest';
import { actionsIn, menuOptionsIn } from '../../../src/discord/messages/message-parts.ts';
import { renderCard } from '../../../src/discord/render/card.ts';

const card = renderCard(
  {
    tone: 'answer',
    buttons: [{ label: 'Share', action: { command: 'ask', name: 'share', args: ['k~001', '0'] } }],
    menu: {
      placeholder: 'Choose',
      action: { command: 'claim', name: 'checked', args: [] },
      options: [{ label: 'A sentence.', value: '0/s/', description: 'more' }],
    },
  },
  new Map(),
  'en-US',
);

it('finds what the buttons and selects of a message mean', () => {
  expect(actionsIn([card])).toEqual([
    { command: 'claim', name: 'checked', args: [] },
    { command: 'ask', name: 'share', args: ['k~001', '0'] },
  ]);
  expect(menuOptionsIn([card])).toEqual([{ label: 'A sentence.', value: '0/s/' }]);
});

it('passes over what is another bot’s, of another version, or nothing', () => {
  const button = { type: ComponentType.Button, custom_id: '0:ask:share' };
  expect(actionsIn([button, null, 'text', { type: ComponentType.Separator }])).toEqual([]);
  expect(menuOptionsIn([])).toEqual([]);
});
