import { describe, expect, it } from 'vitest';
import { converse } from '../../../src/commands/conversation/converse.ts';
import { inPlace } from '../../../src/commands/conversation/direct-place.ts';
import type { SaidMessage } from '../../../src/commands/conversation/said-message.ts';
import type { Card } from '../../../src/commands/reply.ts';
import type { Services, SharedGuild } from '../../../src/commands/services.ts';
import { DependencyError } from '../../../src/errors.ts';
import { briefKey } from '../../../src/knowledge/brief-key.ts';
import { speaker } from '../../../src/messages/speak.ts';
import { sampleBrief } from '../../storage/sample-brief.ts';
import { linesOf, plain, servicesWith, someone } from '../services.ts';

const JAPAN = 'What did Japan invest in Kazakhstan?';

function said(text: string, options: Partial<SaidMessage> = {}): SaidMessage {
  return { ...someone, text, place: 'thread', repliedTo: undefined, ...options };
}

const directly = (text: string): SaidMessage =>
  said(text, { guildId: null, place: 'direct', isDirect: true, locale: 'fr' });

const notes = ({ notes: lines = [] }: Card) => lines.map(plain);
const labels = ({ buttons = [] }: Card) => buttons.map(({ label }) => label);

/** Services in which everyone is a member of these guilds. */
async function servicesIn(guilds: readonly SharedGuild[]): Promise<Services> {
  const services = await servicesWith();
  return { ...services, sharedGuild: async (wanted) => guilds.find(({ id }) => id === wanted) };
}

const desk = { id: '100', name: 'Policy Desk', locale: 'ja' };
const hall = { id: '101', name: 'Town Hall', locale: 'ru' };

describe('what goes on from an answer', () => {
  it('is asked in the brief of the answer, and says so', async () => {
    const services = await servicesWith();
    await converse(said(JAPAN), services);
    const card = await converse(said('how much?'), services);
    expect(card.quote).toBe('how much? (Japan invest in Kazakhstan)');
    expect(notes(card)).toEqual(['In Japan-Central Asia C5+1 summit · about “Japan invest in Kazakhstan”']);
    expect(labels(card)).toContain('Search everywhere');
  });

  it('can go on from what the briefs did not say', async () => {
    const services = await servicesWith();
    await converse(said('How much did Japan invest in Brazil?'), services);
    const card = await converse(said('and Kazakhstan?'), services);
    expect(card.quote).toBe('How much did Japan invest in Kazakhstan?');
    expect(linesOf(card).join()).toContain('$3.7 billion');
  });

  it('knows the question alone once the brief has changed', async () => {
    const services = await servicesWith();
    const claims = 'gone~000';
    const action = { command: 'ask', name: 'report', args: [claims] };
    const repliedTo = { quote: JAPAN, actions: [action] };
    const card = await converse(said('how much?', { repliedTo }), services);
    expect(notes(card)).toEqual(['About “Japan invest in Kazakhstan”']);
    const source = await converse(said('source for the second one?', { repliedTo }), services);
    expect(source.quote).toBe('source for the second one?');
  });

  it('stands alone while the store is away', async () => {
    const services = await servicesWith();
    await converse(said(JAPAN), services);
    const away = async () => {
      throw new DependencyError('away');
    };
    const contexts = { ...services.store.contexts, get: away, put: away };
    const card = await converse(said('how much?'), { ...services, store: { ...services.store, contexts } });
    expect(card.quote).toBe('how much?');
  });

  it('says when an answer has no more, and no such claim', async () => {
    const services = await servicesWith();
    await converse(said(JAPAN), services);
    expect((await converse(said('more'), services)).lead).toEqual([expect.stringContaining('That was all')]);
    await expect(converse(said('source for the fifth?'), services)).rejects.toThrow('shows 1 claim only');
  });

  it('shows passages word for word where the brief has them', async () => {
    const services = await servicesWith();
    const passages = [{ number: 3, text: 'Dredgers came in April.\nThey stayed.', url: null }];
    await services.store.briefs.publish({
      guildId: 'guild',
      by: '1',
      slug: 'aktau',
      content: sampleBrief(),
      passages,
    });
    await converse(said('When did dredging begin?'), services);
    const card = await converse(said('what is the source?'), services);
    expect(linesOf(card)).toEqual([
      '# Port of Aktau',
      '## Works',
      'Dredging began in April 2025. [3]',
      '## [3]',
      'Dredgers came in April. ',
      'They stayed. ',
      expect.stringContaining('Caspian Review'),
    ]);
  });
});

describe('what everyone sees', () => {
  it.each([
    ['an answer', 'What challenges does Japan face?'],
    ['the rest of one', 'more'],
    ['that there is no more', 'go on'],
    ['a source', 'source for the first?'],
    ['that the briefs do not say', 'Who won the world cup in 2022?'],
  ])('can be dismissed by whoever asked: %s', async (_, text) => {
    const services = await servicesWith();
    await converse(said(text === 'go on' ? JAPAN : 'What challenges does Japan face?'), services);
    const { buttons = [] } = await converse(said(text), services);
    expect(buttons.filter(({ action }) => action.name === 'dismiss')).toMatchObject([
      { action: { args: [someone.userId] } },
    ]);
  });
});

describe('whoever says nothing', () => {
  it('is offered questions about the server’s own briefs first, short enough for a button', async () => {
    const services = await servicesWith();
    const content = sampleBrief();
    await services.store.briefs.publish({ guildId: 'guild', by: '1', slug: 'aktau', content });
    const card = await converse(said(''), services);
    expect(labels(card)).toEqual([
      'What does Port of Aktau say about Works?',
      "What does Japan-Central Asia C5+1 summit say about Japan's Strategic Interests?",
      'What does Port of Aktau say about Challenges Ahead?',
    ]);
    const { briefs } = await services.library.collection('guild');
    expect(card.buttons?.[1]?.action.args).toEqual([briefKey(briefs[0]!), '0']);
  });

  it('reads the theme alone on a button that the brief’s title would not fit', async () => {
    const card = await converse(said(''), await servicesWith());
    expect(labels(card)[1]).toBe('What is said about Economic and Energy Cooperation?');
  });

  it.each(['hi', 'thanks!', 'ok', 'help', '🎉', '谢谢', 'what can you do?'])(
    'is greeted for “%s”, which is no gap of the briefs',
    async (text) => {
      const services = await servicesWith();
      await services.store.settings.update({ guildId: 'guild', by: '1', note: '' }, (settings) => ({
        ...settings,
        questionDays: 90,
      }));
      await converse(said(JAPAN), services);
      const card = await converse(said(text), services);
      expect(card.lead).toEqual([expect.stringContaining('Hello!')]);
      expect(await services.store.gaps.list('guild')).toEqual([]);
    },
  );

  it('is greeted also where there is nothing to ask', async () => {
    const card = await converse(said(''), await servicesWith([]));
    expect(card.lead).toEqual([expect.stringContaining('there are none here yet')]);
    expect(card.buttons).toEqual([]);
  });
});

describe('a direct message', () => {
  it('asks the one server that is shared, in its language where the person’s is not known', async () => {
    const services = await servicesIn([desk]);
    await services.store.acquaintances.meet({ userId: someone.userId, guildId: desk.id, locale: null });
    const card = await converse(directly(JAPAN), services);
    expect(card.locale).toBe('ja');
    expect(card.notes?.at(-1)).toContainEqual({ strong: 'Policy Desk' });
    expect(labels(card)).not.toContain('Change server');
  });

  it('speaks the person’s own language once a command has told it', async () => {
    const services = await servicesIn([desk]);
    await services.store.acquaintances.meet({ userId: someone.userId, guildId: desk.id, locale: 'es-ES' });
    expect((await converse(directly(JAPAN), services)).locale).toBe('es-ES');
    const forgotten = await servicesIn([]);
    expect((await converse(directly(JAPAN), forgotten)).locale).toBe('fr');
  });

  it('asks which server, keeping the question, and passes over those that are shared no longer', async () => {
    const services = await servicesIn([desk, hall]);
    for (const guildId of [hall.id, desk.id, '102']) {
      await services.store.acquaintances.meet({ userId: someone.userId, guildId, locale: null });
    }
    const card = await converse(directly(JAPAN), services);
    expect(card.quote).toBe(JAPAN);
    expect(card.menu?.options).toEqual([
      { label: 'Policy Desk', value: '100' },
      { label: 'Town Hall', value: '101' },
    ]);
    await services.store.acquaintances.choose(someone.userId, hall.id);
    const chosen = await converse(directly(JAPAN), services);
    expect(chosen.notes?.at(-1)).toContainEqual({ strong: 'Town Hall' });
    expect(labels(chosen)).toContain(speaker('ru')('conversation.change-server'));
  });

  it('asks the other server when the chosen one is no longer shared', async () => {
    const services = await servicesIn([desk]);
    for (const guildId of [hall.id, desk.id]) {
      await services.store.acquaintances.meet({ userId: someone.userId, guildId, locale: null });
    }
    await services.store.acquaintances.choose(someone.userId, hall.id);
    const card = await converse(directly(JAPAN), services);
    expect(card.notes?.at(-1)).toContainEqual({ strong: 'Policy Desk' });
  });

  it('has its buttons and commands work on the briefs of that server', async () => {
    const services = await servicesIn([desk]);
    await services.store.acquaintances.meet({ userId: someone.userId, guildId: desk.id, locale: null });
    const request = { ...someone, guildId: null };
    expect(await inPlace({ ...request, isDirect: true }, services)).toMatchObject({
      guildId: '100',
      guildLocale: 'ja',
    });
    // From a guild that has only the person's own installation, say.
    expect(await inPlace(request, services)).toEqual(request);
  });
});
