import { REST, Routes, type APIApplication, type APIUser } from 'discord.js';
import { connectionError } from './connection.ts';

/** What Discord says about a token and its application. */
export interface DiscordDiagnosis {
  readonly botName: string;
  readonly applicationId: string;
  /** Adds the bot to a server, with the least permissions it needs. */
  readonly inviteUrl: string;
  /** Sentences on settings that will stand in the way; none when all is well. */
  readonly warnings: readonly string[];
}

/**
 * Asks Discord about a token, without connecting.
 *
 * @throws ConfigError when Discord refuses the token, DependencyError when it cannot be reached.
 */
export async function diagnoseDiscord(token: string, apiUrl: string | undefined): Promise<DiscordDiagnosis> {
  const rest = new REST(apiUrl === undefined ? {} : { api: apiUrl }).setToken(token);
  try {
    const user = (await rest.get(Routes.user())) as APIUser;
    const application = (await rest.get(Routes.currentApplication())) as APIApplication;
    return {
      botName: user.username,
      applicationId: application.id,
      inviteUrl: inviteUrl(application.id),
      warnings: warningsFor(application),
    };
  } catch (error) {
    throw connectionError(error, apiUrl);
  }
}

/**
 * The link that adds the bot to a server. Answering interactions takes no permission at all, so it asks for
 * none: a server's own settings decide who may use the commands.
 */
export function inviteUrl(applicationId: string): string {
  const query = new URLSearchParams({
    client_id: applicationId,
    scope: 'bot applications.commands',
    permissions: '0',
  });
  return `https://discord.com/oauth2/authorize?${query.toString()}`;
}

function warningsFor(application: APIApplication): string[] {
  const warnings: string[] = [];
  if (application.interactions_endpoint_url) {
    warnings.push(
      'The application has an interactions endpoint URL, so Discord sends commands there and not to this bot. ' +
        'Clear it on the General Information page.',
    );
  }
  if (!application.bot_public) {
    warnings.push('The bot is not public: only you can add it to a server.');
  }
  return warnings;
}
