import { REST, Routes, type APIApplication, type APIUser } from 'discord.js';
import { connectionError } from './connection-error.ts';
import { isKeyOf, OTHER_KEY } from './endpoint.ts';

/** What Discord says about a token and its application. */
export interface DiscordDiagnosis {
  readonly botName: string;
  readonly applicationId: string;
  /** Adds the bot to a server, with the least permissions it needs. */
  readonly inviteUrl: string;
  /** Sentences on settings that will stand in the way; none when all is well. */
  readonly warnings: readonly string[];
}

/** What is asked about; see the environment variables of these names. */
interface DiscordSettings {
  readonly token: string;
  readonly apiUrl: string | undefined;
  /** Without one, the bot connects to the gateway. */
  readonly publicKey?: string | undefined;
}

/**
 * Asks Discord about a token and its application, without connecting.
 *
 * @throws ConfigError when Discord refuses the token, DependencyError when it cannot be reached.
 */
export async function diagnoseDiscord(settings: DiscordSettings): Promise<DiscordDiagnosis> {
  const { token, apiUrl, publicKey } = settings;
  const rest = new REST(apiUrl === undefined ? {} : { api: apiUrl }).setToken(token);
  try {
    const user = (await rest.get(Routes.user())) as APIUser;
    const application = (await rest.get(Routes.currentApplication())) as APIApplication;
    return {
      botName: user.username,
      applicationId: application.id,
      inviteUrl: inviteUrl(application.id),
      warnings: warningsFor(application, publicKey),
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

function warningsFor(application: APIApplication, publicKey: string | undefined): string[] {
  const warnings: string[] = [];
  if (publicKey !== undefined && !isKeyOf(application, publicKey)) warnings.push(OTHER_KEY);
  if (publicKey !== undefined && !application.interactions_endpoint_url) {
    warnings.push(
      'The application has no interactions endpoint URL yet, so Discord sends nothing to this bot. Start it, then ' +
        'set the public address of /interactions on the General Information page.',
    );
  }
  if (publicKey === undefined && application.interactions_endpoint_url) {
    warnings.push(
      'The application has an interactions endpoint URL, so Discord sends commands there and not to this bot. ' +
        'Clear it on the General Information page, or set DISCORD_PUBLIC_KEY to answer there.',
    );
  }
  if (!application.bot_public) {
    warnings.push('The bot is not public: only you can add it to a server.');
  }
  return warnings;
}
