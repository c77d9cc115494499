import { describe, expect, test } from 'vitest';
import { many, rawPlayground } from './raw-playground.ts';

const { send, commands } = rawPlayground();
const command = (extra: object = {}) => ({ name: 'ask', description: 'Asks', ...extra });
const string = (name: string, extra: object = {}) => ({ type: 3, name, description: 'Something', ...extra });

describe('a command is taken', () => {
  test.each<[string, object]>([
    ['with permissions as a string', command({ default_member_permissions: '8' })],
    [
      'with null in fields that are not used',
      command({ options: null, name_localizations: null, contexts: null }),
    ],
    ['with a name in another script', command({ name: 'पूछो', name_localizations: { 'zh-CN': '提问' } })],
    ['with a name of 32 characters', command({ name: 'x'.repeat(32) })],
    ['of the message menu, with spaces and capitals', { name: 'Check This', type: 3 }],
    [
      'with 25 choices',
      command({ options: [string('a', { choices: many(25, (i) => ({ name: `${i}`, value: `${i}` })) })] }),
    ],
    [
      'with subcommands in a group',
      command({
        options: [
          {
            type: 2,
            name: 'set',
            description: 'Sets',
            options: [{ type: 1, name: 'title', description: 'Title', options: [string('a')] }],
          },
        ],
      }),
    ],
  ])('%s', async (_case, body) => {
    expect(await send('PUT', commands(), [body])).toEqual({ status: 200, wrong: {} });
  });
});

describe('a command is refused', () => {
  test.each<[string, object, Record<string, string>]>([
    ['with an upper-case name', command({ name: 'Ask' }), { '0.name': 'APPLICATION_COMMAND_INVALID_NAME' }],
    ['with a space in its name', command({ name: 'a b' }), { '0.name': 'APPLICATION_COMMAND_INVALID_NAME' }],
    ['with a name of 33 characters', command({ name: 'x'.repeat(33) }), { '0.name': 'BASE_TYPE_MAX_LENGTH' }],
    [
      'with an upper-case option',
      command({ options: [string('Q')] }),
      { '0.options.0.name': 'APPLICATION_COMMAND_INVALID_NAME' },
    ],
    [
      'with an upper-case translation',
      command({ name_localizations: { de: 'Frage' } }),
      { '0.name_localizations.de': 'APPLICATION_COMMAND_INVALID_NAME' },
    ],
    ['without a description', { name: 'ask' }, { '0.description': 'BASE_TYPE_REQUIRED' }],
    [
      'with a description of 101 characters',
      command({ description: 'x'.repeat(101) }),
      { '0.description': 'BASE_TYPE_MAX_LENGTH' },
    ],
    [
      'with an option without a description',
      command({ options: [{ type: 3, name: 'q' }] }),
      { '0.options.0.description': 'BASE_TYPE_REQUIRED' },
    ],
    [
      'of the message menu, with a description',
      { name: 'Check', type: 3, description: 'x' },
      { '0.description': 'APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION_NOT_ALLOWED' },
    ],
    [
      'of the message menu, with options',
      { name: 'Check', type: 3, options: [string('q')] },
      { '0.options': 'APPLICATION_COMMAND_CONTEXT_MENU_OPTIONS_NOT_ALLOWED' },
    ],
    [
      'with a required option after an optional one',
      command({ options: [string('a'), string('b', { required: true })] }),
      { '0.options.1': 'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID' },
    ],
    [
      'with one option name twice',
      command({ options: [string('a'), string('a')] }),
      { '0.options.1.name': 'APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS' },
    ],
    [
      'with 26 options',
      command({ options: many(26, (i) => string(`o${i}`)) }),
      { '0.options': 'BASE_TYPE_MAX_LENGTH' },
    ],
    [
      'with choices and autocomplete',
      command({ options: [string('a', { autocomplete: true, choices: [{ name: 'x', value: 'x' }] })] }),
      { '0.options.0.autocomplete': 'APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_WITH_CHOICES' },
    ],
    [
      'with 26 choices',
      command({ options: [string('a', { choices: many(26, (i) => ({ name: `${i}`, value: `${i}` })) })] }),
      { '0.options.0.choices': 'BASE_TYPE_MAX_LENGTH' },
    ],
    [
      'with a choice value of 101 characters',
      command({ options: [string('a', { choices: [{ name: 'x', value: 'x'.repeat(101) }] })] }),
      { '0.options.0.choices.0.value': 'BASE_TYPE_MAX_LENGTH' },
    ],
    [
      'with a minimum above its maximum',
      command({ options: [string('a', { min_length: 5, max_length: 2 })] }),
      { '0.options.0.min_length': 'APPLICATION_COMMAND_OPTIONS_MIN_GREATER_THAN_MAX' },
    ],
    [
      'with an unknown locale',
      command({ description_localizations: { en: 'Asks' } }),
      { '0.description_localizations.en': 'DICT_TYPE_INVALID_KEY' },
    ],
    [
      'with an unknown locale of a choice',
      command({
        options: [string('a', { choices: [{ name: 'x', name_localizations: { jp: 'ろ' }, value: 'x' }] })],
      }),
      { '0.options.0.choices.0.name_localizations.jp': 'DICT_TYPE_INVALID_KEY' },
    ],
    [
      'with capitals in a localised name',
      command({ name_localizations: { de: 'Frage' } }),
      { '0.name_localizations.de': 'APPLICATION_COMMAND_INVALID_NAME' },
    ],
    [
      'with spaces in the localised name of an option',
      command({ options: [string('a', { name_localizations: { fr: 'la question' } })] }),
      { '0.options.0.name_localizations.fr': 'APPLICATION_COMMAND_INVALID_NAME' },
    ],
    [
      'with a localised name of 33 characters',
      command({ name_localizations: { de: 'x'.repeat(33) } }),
      { '0.name_localizations.de': 'BASE_TYPE_MAX_LENGTH' },
    ],
    [
      'with a localised description of 101 characters',
      command({ description_localizations: { de: 'x'.repeat(101) } }),
      { '0.description_localizations.de': 'BASE_TYPE_MAX_LENGTH' },
    ],
    [
      'with a localised choice of 101 characters',
      command({
        options: [
          string('a', { choices: [{ name: 'x', name_localizations: { de: 'x'.repeat(101) }, value: 'x' }] }),
        ],
      }),
      { '0.options.0.choices.0.name_localizations.de': 'BASE_TYPE_MAX_LENGTH' },
    ],
    [
      'with more than 8000 characters in its longest languages',
      command({
        options: many(4, (i) =>
          string(`o${i}`, {
            choices: many(25, (j) => ({
              name: 'x',
              name_localizations: { de: 'x'.repeat(90), fr: 'x' },
              value: `${j}`,
            })),
          }),
        ),
      }),
      { '0': 'APPLICATION_COMMAND_TOO_LARGE' },
    ],
    [
      'with eleven file types',
      command({
        options: [{ type: 11, name: 'f', description: 'x', file_types: many(11, (i) => `.${i}`) }],
      }),
      { '0.options.0.file_types': 'BASE_TYPE_MAX_LENGTH' },
    ],
    [
      'with a file type without its dot',
      command({ options: [{ type: 11, name: 'f', description: 'x', file_types: ['txt'] }] }),
      { '0.options.0.file_types.0': 'BASE_TYPE_CHOICES' },
    ],
    [
      'with options beside subcommands',
      command({ options: [{ type: 1, name: 'add', description: 'Adds' }, string('a')] }),
      { '0.options': 'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID' },
    ],
    [
      'with more than 8000 characters',
      command({
        options: many(4, (i) =>
          string(`o${i}`, { choices: many(25, (j) => ({ name: 'x'.repeat(90), value: `${j}` })) }),
        ),
      }),
      { '0': 'APPLICATION_COMMAND_TOO_LARGE' },
    ],
  ])('%s', async (_case, body, wrong) => {
    expect(await send('PUT', commands(), [body])).toEqual({ status: 400, code: 50035, wrong });
  });

  test('when its name is there twice, or there are too many', async () => {
    expect(await send('PUT', commands(), [command(), command()])).toMatchObject({
      wrong: { '1.name': 'APPLICATION_COMMANDS_DUPLICATE_NAME' },
    });
    expect(
      await send(
        'PUT',
        commands(),
        many(101, (i) => command({ name: `c${i}` })),
      ),
    ).toMatchObject({ code: 50035 });
    expect(
      await send(
        'PUT',
        commands(),
        many(16, (i) => ({ name: `c${i}`, type: 2 })),
      ),
    ).toMatchObject({ code: 50035 });
  });

  test('when it is not of this application', async () => {
    expect(await send('PUT', '/applications/1/commands', [])).toMatchObject({ status: 404, code: 10002 });
  });
});
