import { DiscordAPIError } from 'discord.js';
import type { APIModalInteractionResponseCallbackData, BaseInteraction } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { connectClient } from '../connect-client.ts';

const ephemeral = 1 << 6;
const isV2 = 1 << 15;
const input = (id: string, extra: object = {}) => ({ type: 4, custom_id: id, style: 1, ...extra });
const label = (component: object) => ({ type: 18, label: 'Field', component });
const modal = (components: object[], extra: object = {}) => ({
  type: 9,
  data: { custom_id: 'm', title: 'Form', components, ...extra },
});
const choices = (count: number, extra: object = {}) => ({
  type: 8,
  data: { choices: Array.from({ length: count }, (_, i) => ({ name: `${i}`, value: `${i}`, ...extra })) },
});

const commands = [
  {
    name: 'ask',
    description: 'Asks',
    options: [{ name: 'q', description: 'Q', type: 3, autocomplete: true }],
  } as const,
];

type Situation = 'slash' | 'button' | 'modal submit' | 'autocomplete';

const button = { type: 2 as const, style: 1 as const, label: 'Go', custom_id: 'go' };

function isOf(situation: Situation, interaction: BaseInteraction): boolean {
  if (situation === 'slash') return interaction.isChatInputCommand();
  if (situation === 'button') return interaction.isButton();
  return situation === 'autocomplete' ? interaction.isAutocomplete() : interaction.isModalSubmit();
}

/** Brings an interaction about, answers it with `body`, and gives the code that came back, if any. */
async function answerWith(situation: Situation, body: object): Promise<unknown> {
  const outcome = Promise.withResolvers<unknown>();
  const { playground } = await connectClient({
    commands,
    on: async (interaction) => {
      if (isOf(situation, interaction)) {
        const path = `/interactions/${interaction.id}/${interaction.token}/callback` as const;
        await interaction.client.rest.post(path, { body, auth: false }).then(
          () => outcome.resolve(undefined),
          (error: unknown) => outcome.resolve(error instanceof DiscordAPIError ? error.code : error),
        );
      } else if (interaction.isChatInputCommand() && situation === 'button') {
        await interaction.reply({ components: [{ type: 1, components: [button] }] });
      } else if (interaction.isChatInputCommand()) {
        await interaction.showModal(
          modal([label(input('text'))]).data as APIModalInteractionResponseCallbackData,
        );
      }
    },
  });
  const member = playground.member();
  const act = async (): Promise<unknown> => {
    if (situation === 'autocomplete') return member.autocomplete('ask', {}, 'q');
    const exchange = await member.slash('ask');
    if (situation === 'button') return member.press(exchange.message!, 'Go');
    return situation === 'modal submit' ? member.submitModal(exchange, { text: 'x' }) : exchange;
  };
  // What was refused is never answered, so only the refusal is waited for.
  act().catch(outcome.reject);
  return outcome.promise;
}

describe('a callback is taken', () => {
  test.each<[string, Situation, object]>([
    ['that defers, ephemerally', 'slash', { type: 5, data: { flags: ephemeral } }],
    ['that acknowledges a button without data', 'button', { type: 6 }],
    ['that opens a modal on a button', 'button', modal([label(input('text'))])],
    ['with 25 choices', 'autocomplete', choices(25)],
    [
      'with a modal of five fields and values',
      'slash',
      modal([1, 2, 3, 4, 5].map((i) => label(input(`f${i}`, { value: 'draft' })))),
    ],
    [
      'with an old modal of rows',
      'slash',
      modal([{ type: 1, components: [input('text', { label: 'Text' })] }]),
    ],
  ])('%s', async (_case, situation, body) => {
    expect(await answerWith(situation, body)).toBeUndefined();
  });
});

describe('a callback is refused', () => {
  test.each<[string, Situation, object]>([
    ['of an unknown type', 'slash', { type: 99 }],
    ['that defers as components V2', 'slash', { type: 5, data: { flags: isV2 } }],
    ['with a modal in reply to a modal', 'modal submit', modal([label(input('text'))])],
    ['that updates where there is no message', 'slash', { type: 7, data: { content: 'x' } }],
    ['that updates after a modal without a message', 'modal submit', { type: 6 }],
    ['with choices for a command', 'slash', choices(1)],
    ['with a message for autocomplete', 'autocomplete', { type: 4, data: { content: 'x' } }],
    ['with 26 choices', 'autocomplete', choices(26)],
    ['with a choice name of 101 characters', 'autocomplete', choices(1, { name: 'x'.repeat(101) })],
    ['with a choice value of 101 characters', 'autocomplete', choices(1, { value: 'x'.repeat(101) })],
    ['with a modal of six fields', 'slash', modal([1, 2, 3, 4, 5, 6].map((i) => label(input(`f${i}`))))],
    ['with a modal without fields', 'slash', modal([])],
    ['with a modal title of 46 characters', 'slash', modal([label(input('a'))], { title: 'x'.repeat(46) })],
    [
      'with a modal label of 46 characters',
      'slash',
      modal([{ ...label(input('a')), label: 'x'.repeat(46) }]),
    ],
    ['with one field twice in a modal', 'slash', modal([label(input('a')), label(input('a'))])],
    [
      'with a value longer than its field',
      'slash',
      modal([label(input('a', { value: 'xxx', max_length: 2 }))]),
    ],
    [
      'with a minimum above its maximum',
      'slash',
      modal([label(input('a', { min_length: 3, max_length: 2 }))]),
    ],
    ['with a row input without a label', 'slash', modal([{ type: 1, components: [input('a')] }])],
    ['with a labelled input that has a label', 'slash', modal([label(input('a', { label: 'Text' }))])],
    [
      'with a button in a modal',
      'slash',
      modal([label({ type: 2, style: 1, label: 'Go', custom_id: 'go' })]),
    ],
  ])('%s', async (_case, situation, body) => {
    expect(await answerWith(situation, body)).toBe(50035);
  });

  test('with a message without anything', async () => {
    expect(await answerWith('slash', { type: 4, data: {} })).toBe(50006);
  });
});
