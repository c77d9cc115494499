import { Hono } from 'hono';
import { InteractionResponseType as Response, MessageFlags } from 'discord-api-types/v10';
import type { APIInteractionResponse } from 'discord-api-types/v10';
import type { Interaction } from '../interactions.ts';
import type { MessageBody, UploadedFile } from '../messages.ts';
import { checkCallback } from '../validate/callback-rules.ts';
import type { RestEnv, Services } from './context.ts';

/** The first response to an interaction. Source: DOC interactions/receiving-and-responding */
export function callbackRoutes(services: Services): Hono<RestEnv> {
  const app = new Hono<RestEnv>();
  app.post('/interactions/:id/:token/callback', (c) => {
    const interaction = services.interactions.awaitingAnswer(c.req.param('id'), c.req.param('token'));
    const body = c.get('body');
    checkCallback(body, interaction, c.get('files'));
    interaction.acknowledgedWith = body.type;
    answer(services, interaction, body, c.get('files'));
    return c.req.query('with_response') === 'true'
      ? c.json(resultOf(interaction, body.type))
      : c.body(null, 204);
  });
  return app;
}

function answer(
  { interactions, world }: Services,
  interaction: Interaction,
  body: APIInteractionResponse,
  files: readonly UploadedFile[],
): void {
  if (body.type === Response.ChannelMessageWithSource) {
    const record = interactions.post(interaction, (body.data ?? {}) as MessageBody, files);
    interaction.original = record;
    interaction.emit({ kind: 'message', record, isDeferred: false });
  } else if (body.type === Response.DeferredChannelMessageWithSource) {
    const flags = (body.data?.flags ?? 0) | MessageFlags.Loading;
    const record = interactions.post(interaction, { flags }, []);
    interaction.original = record;
    interaction.emit({ kind: 'message', record, isDeferred: true });
  } else if (body.type === Response.UpdateMessage || body.type === Response.DeferredMessageUpdate) {
    // The callback's check has made sure that there is a message to update.
    const record = interaction.source!;
    interaction.original = record;
    const isDeferred = body.type === Response.DeferredMessageUpdate;
    if (!isDeferred) world.messages.edit(record, (body.data ?? {}) as MessageBody, files);
    interaction.emit({ kind: 'update', record, isDeferred });
  } else if (body.type === Response.ApplicationCommandAutocompleteResult) {
    interaction.emit({ kind: 'choices', choices: body.data.choices ?? [] });
  } else if (body.type === Response.Modal) {
    interaction.emit({ kind: 'modal', modal: body.data });
  }
}

/** What `with_response=true` gets back. Source: the same page, "Interaction Callback Response Object" */
function resultOf(interaction: Interaction, type: Response): object {
  const message = interaction.original?.wire;
  const isPosted =
    type === Response.ChannelMessageWithSource || type === Response.DeferredChannelMessageWithSource;
  return {
    interaction: {
      id: interaction.id,
      type: interaction.type,
      ...(message && {
        response_message_id: message.id,
        response_message_loading: interaction.isThinking,
        response_message_ephemeral: ((message.flags ?? 0) & MessageFlags.Ephemeral) !== 0,
      }),
    },
    ...(message && (isPosted || type === Response.UpdateMessage) && { resource: { type, message } }),
  };
}
