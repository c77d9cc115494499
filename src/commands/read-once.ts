import type { Collection } from '../knowledge/collection.ts';
import type { GuildSettings } from '../knowledge/stores/guild-settings.ts';
import type { Library, Services } from './services.ts';

/**
 * The same services, by which each guild is read once and then taken as it was: for one interaction that changes
 * neither briefs nor settings. An answer that looks at them five times then costs the database one row, and speaks of
 * one moment.
 */
export function readingOnce(services: Services): Services {
  const read = new Map<string | null, Promise<[Collection, GuildSettings]>>();
  const guild = (guildId: string | null): Promise<[Collection, GuildSettings]> => {
    const { library } = services;
    // Both at once: the library reads once for both.
    const known = read.get(guildId) ?? Promise.all([library.collection(guildId), library.settings(guildId)]);
    read.set(guildId, known);
    return known;
  };
  const library: Library = {
    collection: async (guildId) => (await guild(guildId))[0],
    settings: async (guildId) => (await guild(guildId))[1],
    forget: (guildId) => services.library.forget(guildId),
    mayHaveUntoldReports: (guildId) => services.library.mayHaveUntoldReports(guildId),
    bundled: services.library.bundled,
  };
  return {
    ...services,
    library,
    countQuestion: (asker) => services.countQuestion(asker, (guildId) => library.settings(guildId)),
  };
}
