import type { GuildSettings } from '../../knowledge/stores/guild-settings.ts';
import type { OutgoingFile } from '../reply.ts';

/** The settings of a server as a JSON file; channels and briefs go by their ids. */
export function settingsFile(guildId: string, settings: GuildSettings): OutgoingFile {
  return {
    name: 'footnote-settings.json',
    content: `${JSON.stringify({ guildId, ...settings }, null, 2)}\n`,
  };
}
