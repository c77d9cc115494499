import type { PersonTraces } from '../knowledge/stores/person-store.ts';
import { speaker, type Say } from '../messages/speak.ts';
import { defineCommand } from './command.ts';
import type { Bullet, Card } from './reply.ts';

/** `/forget-me`: deletes all that is tied to a person, in all servers, once they have seen what that is. */
export const forgetMe = defineCommand({
  definition: { name: 'forget-me' },

  async execute({ userId, locale }, { store }) {
    const card = askCard(await store.people.traces(userId), speaker(locale));
    return { kind: 'message', visibility: 'private', card };
  },

  actions: {
    async forget({ userId, locale }, { store }) {
      await store.people.forget(userId);
      return { kind: 'update', card: { tone: 'answer', lead: [speaker(locale)('forget.done')] } };
    },

    async keep({ locale }) {
      return { kind: 'update', card: { tone: 'notice', lead: [speaker(locale)('forget.kept')] } };
    },
  },
});

function askCard(traces: PersonTraces, say: Say): Card {
  const bullets = bulletsOf(traces, say);
  if (bullets.length === 0) return { tone: 'notice', lead: [say('forget.nothing')] };
  const action = (name: string) => ({ command: 'forget-me', name, args: [] });
  return {
    tone: 'notice',
    lead: [
      say('forget.ask'),
      ...(traces.drafts > 0 ? [say.line('forget.drafts-warning', { count: traces.drafts })] : []),
    ],
    chapters: [{ title: say('forget.what'), sections: [{ bullets }] }],
    buttons: [
      { label: say('forget.confirm'), style: 'danger', action: action('forget') },
      { label: say('forget.cancel'), action: action('keep') },
    ],
    notes: [say('forget.not-messages')],
  };
}

/** What there is of a person, and what becomes of it. */
function bulletsOf(traces: PersonTraces, say: Say): Bullet[] {
  const { contexts, guilds, votes, reports, drafts, changes } = traces;
  return [
    ...(contexts > 0 ? [say('forget.contexts', { count: contexts })] : []),
    ...(guilds > 0 ? [say('forget.guilds', { count: guilds })] : []),
    ...(votes > 0 ? [say('forget.votes', { count: votes })] : []),
    ...(reports > 0 ? [say('forget.reports', { count: reports })] : []),
    ...(drafts > 0 ? [say('forget.drafts', { count: drafts })] : []),
    ...(changes > 0 ? [say('forget.changes', { count: changes })] : []),
  ].map((text) => ({ text }));
}
