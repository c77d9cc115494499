import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { errorReply } from '../../src/discord/error-reply.ts';
import { DependencyError } from '../../src/errors.ts';
import { LocalizedError } from '../../src/messages/localized-error.ts';
import { speaker } from '../../src/messages/speak.ts';
import { plain } from '../commands/services.ts';

const log = pino({ level: 'silent' });

describe.each(['en-US', 'ru', 'ja'])('errorReply, in %s', (locale) => {
  const say = speaker(locale);

  it('tells what the person can act on', () => {
    const error = new LocalizedError('upload.empty', { name: 'a.txt' });
    expect(errorReply(error, log, locale).card.lead?.map(plain)).toEqual([
      say('upload.empty', { name: 'a.txt' }),
    ]);
  });

  it('names a command so that it opens when clicked', () => {
    const drafts = { command: 'brief drafts' };
    const error = new LocalizedError('import.no-longer', { drafts });
    expect(errorReply(error, log, locale).card.lead?.[0]).toContainEqual(drafts);
    expect(error.message).toContain('open it with /brief drafts.');
  });

  it('says that something else does not answer', () => {
    const error = new DependencyError('cannot reach the database');
    expect(errorReply(error, log, locale).card.lead).toEqual([say('error.dependency')]);
  });

  it('gives a reference for a bug, and back what was typed', () => {
    const { card, files } = errorReply(new Error('a bug'), log, locale, 'My text');
    expect(card.lead?.[0]).toMatch(/[0-9a-f]{8}/);
    expect(card.lead?.[1]).toBe(say('error.typed'));
    expect(files).toMatchObject([{ content: 'My text' }]);
  });
});
