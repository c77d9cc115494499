import { ClientApplication, ClientUser, type APIApplication, type APIUser, type Client } from 'discord.js';

/**
 * Tells a client who it is, as READY does: over HTTP there is no READY, and to a session that another process began it
 * has been said already. discord.js makes its user and application from what the gateway sends, and hides how in the
 * types only.
 */
export function introduce(
  client: Client,
  user: APIUser,
  application: Pick<APIApplication, 'id' | 'flags'>,
): void {
  type Constructor<T> = new (client: Client, data: object) => T;
  client.user = new (ClientUser as unknown as Constructor<ClientUser>)(client, user);
  client.application = new (ClientApplication as unknown as Constructor<ClientApplication>)(
    client,
    application,
  );
}
