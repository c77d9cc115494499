import { LocalizedError } from '../../messages/localized-error.ts';
import { speaker } from '../../messages/speak.ts';
import { defineCommand, type ActionRequest, type Request } from '../command.ts';
import type { Card, Line, Reply } from '../reply.ts';
import { requireGuild } from '../require-guild.ts';
import type { Services } from '../services.ts';
import { applyChoice } from './apply-choice.ts';
import { readChoice } from './choices.ts';
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
  const choice = readChoice(request, await services.library.collection(requireGuild(request)));
  // A panel of an older version, or a brief that has gone since.
  if (!choice) throw new LocalizedError('settings.no-choice', { settings: { command: 'settings' } });
  const outcome = await applyChoice(request, choice, services);
  return { kind: 'update', card: await panel(request, services, speaker(request.locale)(outcome)) };
}
