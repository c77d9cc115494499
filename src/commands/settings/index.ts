import { LocalizedError } from '../../messages/localized-error.ts';
import { speaker } from '../../messages/speak.ts';
import { announce, publicSay } from '../brief/announce.ts';
import { requireGuild } from '../brief/own-brief.ts';
import { personSpan } from '../brief/version-line.ts';
import { defineCommand, type ActionRequest, type Request } from '../command.ts';
import type { Card, Line, Reply } from '../reply.ts';
import type { Services } from '../services.ts';
import { readChoice, type Choice } from './choices.ts';
import { settingsCard } from './settings-card.ts';
import { settingsFile } from './settings-file.ts';

/** `/settings`: one panel of everything that those who manage a server decide; each choice is saved at once. */
export const settings = defineCommand({
  definition: { name: 'settings' },
  audience: 'managers',

  async execute(request, services) {
    return { kind: 'message', visibility: 'private', card: await panel(request, services) };
  },

  actions: {
    /** Saves what was chosen for the setting that the first argument names. */
    choose,

    async export(request, { store }) {
      const guildId = requireGuild(request);
      const file = settingsFile(guildId, await store.settings.get(guildId));
      const lead = [speaker(request.locale)('settings.exported')];
      return { kind: 'message', visibility: 'private', card: { tone: 'notice', lead }, files: [file] };
    },
  },
});

async function panel(request: Request, services: Services, lead?: Line): Promise<Card> {
  const guildId = requireGuild(request);
  const collection = await services.library.collection(guildId);
  const chosen = await services.store.settings.get(guildId);
  return settingsCard(
    chosen,
    { collection, guildLocale: request.guildLocale, lead },
    speaker(request.locale),
  );
}

async function choose(request: ActionRequest, services: Services): Promise<Reply> {
  const guildId = requireGuild(request);
  const { userId: by } = request;
  const choice = readChoice(request, await services.library.collection(guildId));
  // A panel of an older version, or a brief that has gone since.
  if (!choice) throw new LocalizedError('settings.no-choice', { settings: '/settings' });
  const say = speaker(request.locale);
  if (!(await mayPostFor(choice, request, services))) {
    return { kind: 'update', card: await panel(request, services, say('log.may-not-post')) };
  }

  services.countChange(guildId);
  const note = choice.note(await publicSay(request, services));
  let isChanged = false;
  await services.store.settings.update({ guildId, by, note }, (current) => {
    const next = { ...current, ...choice.change(current) };
    isChanged = JSON.stringify(next) !== JSON.stringify(current);
    return next;
  });
  if (isChanged) {
    const told = (inPublic: typeof say) =>
      inPublic.line('announce.settings', { who: personSpan(by, inPublic), what: choice.note(inPublic) });
    await announce(request, told, services);
  }
  return { kind: 'update', card: await panel(request, services, say('settings.saved')) };
}

/** A channel that is to be told of something is told so first: that shows whether the bot may write there. */
async function mayPostFor(choice: Choice, request: Request, services: Services): Promise<boolean> {
  const { hello } = choice;
  if (!hello) return true;
  const inPublic = await publicSay(request, services);
  const who = personSpan(request.userId, inPublic);
  return await services.post(hello.channelId, {
    tone: 'notice',
    locale: inPublic.locale,
    lead: [inPublic.line(hello.message, { who })],
  });
}
