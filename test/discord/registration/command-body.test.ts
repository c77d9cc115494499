import { describe, expect, it } from 'vitest';
import { ask } from '../../../src/commands/ask.ts';
import { brief } from '../../../src/commands/brief/index.ts';
import { addAsBrief } from '../../../src/commands/add-as-brief.ts';
import { commandBody } from '../../../src/discord/registration/command-body.ts';

const execute = () => Promise.reject(new Error('no'));

describe('commandBody', () => {
  it('asks for Manage Messages for what is for moderators, and only in a server', () => {
    const body = commandBody({
      definition: { name: 'mod' },
      audience: 'moderators',
      commands: [{ definition: { name: 'do' }, execute }],
    });
    expect(body).toMatchObject({ default_member_permissions: String(1n << 13n), contexts: [0] });
  });

  it('offers what is for everyone also to those who installed the app for themselves, wherever they are', () => {
    expect(commandBody(ask)).toMatchObject({ integration_types: [0, 1], contexts: [0, 1, 2] });
    expect(commandBody(brief)).toMatchObject({ integration_types: [0], contexts: [0] });
  });

  it('asks for Manage Server for what is for managers', () => {
    const body = commandBody({ definition: { name: 'manage' }, audience: 'managers', execute });
    expect(body).toMatchObject({ default_member_permissions: String(1n << 5n), contexts: [0] });
  });

  it('bounds every text that is typed', () => {
    const option = { type: 'string', name: 'name' } as const;
    const body = commandBody({
      definition: { name: 'do', options: [option, { ...option, maxLength: 6_000 }] },
      execute,
    });
    expect(body).toMatchObject({ options: [{ max_length: 200 }, { max_length: 6_000 }] });
  });

  it('takes the words of a command and its options from the catalogs', () => {
    expect(commandBody(ask)).toMatchObject({
      name: 'ask',
      name_localizations: { 'en-US': 'ask' },
      description: 'Ask the briefs a question',
      description_localizations: { 'en-US': 'Ask the briefs a question' },
    });
    expect(commandBody(addAsBrief)).toMatchObject({
      name: 'Add as brief',
      name_localizations: { 'en-US': 'Add as brief' },
    });
  });

  it('gives an option the words that its command has for it, else those that all options of its name have', () => {
    expect(commandBody(ask)).toMatchObject({
      options: [{ name: 'question' }, { name: 'brief', description: 'Only this brief' }, { name: 'share' }],
    });
    const body = commandBody(brief);
    const show = 'options' in body ? body.options?.find(({ name }) => name === 'show') : undefined;
    expect(show).toMatchObject({ options: [{ name: 'brief', description: 'Which brief' }, {}] });
  });

  it('names the choices of an option by their values', () => {
    const body = commandBody(brief);
    const found = 'options' in body ? body.options?.find(({ name }) => name === 'export') : undefined;
    const choices = [
      { name: 'Markdown', value: 'markdown' },
      { name: 'JSON, with passages', value: 'json' },
      { name: 'Plain text', value: 'plain' },
    ];
    expect(found).toMatchObject({ options: [{}, { choices }] });
  });
});
