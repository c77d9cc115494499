import {
  ApplicationCommandAutocompleteCallbackRequestSchema,
  CreateMessageInteractionCallbackRequestSchema,
  ModalInteractionCallbackRequestSchema,
  UpdateMessageInteractionCallbackRequestSchema,
} from 'discord-api-spec/zod';
import { InteractionResponseType as Response, InteractionType, MessageFlags } from 'discord-api-types/v10';
import type { APIApplicationCommandOptionChoice, APIInteractionResponse } from 'discord-api-types/v10';
import { z } from 'zod';
import type { ZodMiniType } from 'zod/mini';
import type { Interaction } from '../interactions.ts';
import type { MessageBody, UploadedFile } from '../messages.ts';
import { applyRules, throwIfAny } from './form.ts';
import type { Report, Rule } from './form.ts';
import { checkMessage, checkSchema } from './message-rules.ts';
import { checkModal } from './modal-rules.ts';

interface Answer {
  readonly interaction: Pick<Interaction, 'type' | 'source'>;
  readonly type: Response;
}

const schemas: Partial<Record<Response, ZodMiniType>> = {
  [Response.ChannelMessageWithSource]: CreateMessageInteractionCallbackRequestSchema,
  [Response.DeferredChannelMessageWithSource]: CreateMessageInteractionCallbackRequestSchema,
  [Response.DeferredMessageUpdate]: UpdateMessageInteractionCallbackRequestSchema,
  [Response.UpdateMessage]: UpdateMessageInteractionCallbackRequestSchema,
  [Response.ApplicationCommandAutocompleteResult]: ApplicationCommandAutocompleteCallbackRequestSchema,
  [Response.Modal]: ModalInteractionCallbackRequestSchema,
};

const answerRules: readonly Rule<Answer>[] = [
  {
    source: 'DOC interactions/receiving-and-responding#interaction-callback-type',
    check: modalsDoNotFollowModals,
  },
  {
    source: 'DOC interactions/receiving-and-responding#interaction-callback-type',
    check: updatesNeedAMessage,
  },
  {
    source: 'DOC interactions/receiving-and-responding#interaction-callback-type',
    check: autocompleteGetsChoices,
  },
];

const deferRules: readonly Rule<MessageBody>[] = [
  {
    source: 'DOC interactions/receiving-and-responding, messages footnote',
    check: deferCarriesEphemeralOnly,
  },
];

const choiceRules: readonly Rule<readonly APIApplicationCommandOptionChoice[]>[] = [
  {
    source: 'DOC interactions/application-commands#option-choice-structure',
    check: choiceValuesHaveAtMost100Characters,
  },
];

/** Checks the first response to an interaction; throws what Discord would answer. */
export function checkCallback(
  body: unknown,
  interaction: Interaction,
  files: readonly UploadedFile[],
): asserts body is APIInteractionResponse {
  const type = z.object({ type: z.number() }).safeParse(body).data?.type as Response | undefined;
  const schema = type && schemas[type];
  if (!schema) {
    throwIfAny([
      { path: ['type'], code: 'BASE_TYPE_CHOICES', message: 'Value must be one of {4, 5, 6, 7, 8, 9}.' },
    ]);
    return;
  }
  throwIfAny(applyRules(answerRules, { interaction, type }));
  checkSchema(schema, body);
  checkData(body as APIInteractionResponse, interaction, files);
}

function checkData(
  body: APIInteractionResponse,
  interaction: Interaction,
  files: readonly UploadedFile[],
): void {
  const prefix = ['data'];
  if (body.type === Response.ChannelMessageWithSource) {
    checkMessage((body.data ?? {}) as MessageBody, { files, prefix });
  } else if (body.type === Response.DeferredChannelMessageWithSource) {
    throwIfAny(applyRules(deferRules, (body.data ?? {}) as MessageBody), prefix);
  } else if (body.type === Response.UpdateMessage) {
    checkMessage((body.data ?? {}) as MessageBody, { files, current: interaction.source?.wire, prefix });
  } else if (body.type === Response.ApplicationCommandAutocompleteResult) {
    throwIfAny(applyRules(choiceRules, body.data?.choices ?? []), prefix);
  } else if (body.type === Response.Modal) {
    checkModal(body.data);
  }
}

function modalsDoNotFollowModals({ interaction, type }: Answer, report: Report): void {
  if (type === Response.Modal && interaction.type === InteractionType.ModalSubmit) {
    report(['type'], 'INTERACTION_CALLBACK_TYPE_INVALID', 'A modal cannot answer the submission of a modal');
  }
}

function updatesNeedAMessage({ interaction, type }: Answer, report: Report): void {
  const isUpdate = type === Response.UpdateMessage || type === Response.DeferredMessageUpdate;
  if (isUpdate && !interaction.source) {
    report(
      ['type'],
      'INTERACTION_CALLBACK_TYPE_INVALID',
      'There is no message that this interaction could update',
    );
  }
}

function autocompleteGetsChoices({ interaction, type }: Answer, report: Report): void {
  const isAsked = interaction.type === InteractionType.ApplicationCommandAutocomplete;
  const isGiven = type === Response.ApplicationCommandAutocompleteResult;
  if (isAsked !== isGiven) {
    report(
      ['type'],
      'INTERACTION_CALLBACK_TYPE_INVALID',
      'Choices answer autocomplete, and nothing else does',
    );
  }
}

function deferCarriesEphemeralOnly({ flags }: MessageBody, report: Report): void {
  if (((flags ?? 0) & ~MessageFlags.Ephemeral) !== 0) {
    report(['flags'], 'MESSAGE_FLAGS_INVALID', 'A deferred response can only be EPHEMERAL');
  }
}

function choiceValuesHaveAtMost100Characters(
  choices: readonly APIApplicationCommandOptionChoice[],
  report: Report,
): void {
  for (const [i, { value }] of choices.entries()) {
    if (typeof value === 'string' && value.length > 100) {
      report(['choices', i, 'value'], 'BASE_TYPE_MAX_LENGTH', 'Must be 100 or fewer in length.');
    }
  }
}
