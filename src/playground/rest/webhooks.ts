import {
  IncomingWebhookRequestPartialSchema,
  IncomingWebhookUpdateRequestPartialSchema,
} from 'discord-api-spec/zod';
import { Hono } from 'hono';
import { refuse } from '../api-error.ts';
import type { Interaction } from '../interactions.ts';
import type { MessageBody, MessageRecord, UploadedFile } from '../messages.ts';
import { checkMessage, checkSchema } from '../validate/message-rules.ts';
import type { RestContext, RestEnv, Services } from './context.ts';

/** Where only the user has installed the application. Source: DOC receiving-and-responding#create-followup-message */
const followUpsOfUserInstalls = 5;

/** The original response and follow-ups. Source: DOC interactions/receiving-and-responding#followup-messages */
export function webhookRoutes({ world, interactions }: Services): Hono<RestEnv> {
  const app = new Hono<RestEnv>();
  const base = '/webhooks/:application/:token';

  const interactionOf = (c: RestContext): Interaction =>
    interactions.answered(c.req.param('application') ?? '', c.req.param('token') ?? '');

  const messageOf = (c: RestContext, interaction: Interaction): MessageRecord => {
    const id = c.req.param('message');
    const mine = [interaction.original, ...interaction.followUps];
    const record = id === '@original' ? mine[0] : mine.find((other) => other?.wire.id === id);
    if (!record || record.isDeleted) throw refuse.unknownMessage();
    return record;
  };

  const edit = (
    interaction: Interaction,
    record: MessageRecord,
    body: MessageBody,
    files: readonly UploadedFile[],
  ): void => {
    checkMessage(body, { files, current: record.wire });
    world.messages.edit(record, body, files);
    if (record === interaction.original) interaction.emit({ kind: 'completed' });
  };

  app.post(base, (c) => {
    const interaction = interactionOf(c);
    const body = c.get('body') as MessageBody;
    const files = c.get('files');
    checkSchema(IncomingWebhookRequestPartialSchema, body);
    // The first follow-up after a deferred reply takes the place of "… is thinking".
    if (interaction.original && interaction.isThinking) {
      edit(interaction, interaction.original, body, files);
      return c.json(interaction.original.wire);
    }
    checkMessage(body, { files });
    if (!interaction.actor.isInstalledHere && interaction.followUps.length >= followUpsOfUserInstalls)
      throw refuse.tooManyFollowUps();
    const record = interactions.post(interaction, body, files);
    interaction.followUps.push(record);
    interaction.emit({ kind: 'followUp', record });
    return c.json(record.wire);
  });

  app.get(`${base}/messages/:message`, (c) =>
    c.json(world.messages.urls.refreshed(messageOf(c, interactionOf(c)).wire)),
  );

  app.patch(`${base}/messages/:message`, (c) => {
    const interaction = interactionOf(c);
    const record = messageOf(c, interaction);
    const body = c.get('body') as MessageBody;
    checkSchema(IncomingWebhookUpdateRequestPartialSchema, body);
    edit(interaction, record, body, c.get('files'));
    return c.json(record.wire);
  });

  app.delete(`${base}/messages/:message`, (c) => {
    const interaction = interactionOf(c);
    const record = messageOf(c, interaction);
    world.messages.delete(record);
    if (record === interaction.original) interaction.emit({ kind: 'completed' });
    return c.body(null, 204);
  });
  return app;
}
