import type { Context } from 'hono';
import type { HttpBindings } from '@hono/node-server';
import type { CommandPermissions } from '../command-permissions.ts';
import type { CommandRegistry } from '../command-registry.ts';
import type { Faults } from '../faults.ts';
import type { Gateway } from '../gateway.ts';
import type { Interactions } from '../interactions.ts';
import type { UploadedFile } from '../messages.ts';
import type { World } from '../world.ts';

/** What every route works on. */
export interface Services {
  readonly world: World;
  readonly gateway: Gateway;
  readonly interactions: Interactions;
  readonly commands: CommandRegistry;
  readonly commandPermissions: CommandPermissions;
  readonly faults: Faults;
  readonly token: string;
  readonly gatewayUrl: () => string;
  readonly hasRateLimits: boolean;
}

/** What has been read from a request when its route runs. */
export interface RequestVariables {
  /** The JSON body, or `payload_json` of a multipart one; undefined when there is none. */
  body: unknown;
  files: readonly UploadedFile[];
}

/** The environment of the REST application, in hono's sense. */
export interface RestEnv {
  Bindings: HttpBindings;
  Variables: RequestVariables;
}

/** A request to the REST application. */
export type RestContext = Context<RestEnv>;
