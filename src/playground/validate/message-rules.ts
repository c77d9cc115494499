import { MessageFlags } from 'discord-api-types/v10';
import type { APIEmbed, APIMessage } from 'discord-api-types/v10';
import type { ZodMiniType } from 'zod/mini';
import { refuse } from '../api-error.ts';
import type { Path, WireComponent } from '../components.ts';
import type { MessageBody, UploadedFile } from '../messages.ts';
import { componentRules, messageComponentRules } from './component-rules.ts';
import { applyRules, throwIfAny } from './form.ts';
import type { Report, Rule } from './form.ts';
import { schemaProblems } from './schema.ts';

/** A create or edit of a message, and what would come of it. */
interface MessageDraft {
  readonly body: MessageBody;
  readonly files: readonly UploadedFile[];
  /** The message that is edited. */
  readonly current: APIMessage | undefined;
  /** Everything as it would stand after the edit. */
  readonly isV2: boolean;
  readonly content: string;
  readonly embeds: readonly APIEmbed[];
  readonly components: readonly WireComponent[];
}

/** The rules for a message beyond those of its components. */
const messageRules: readonly Rule<MessageDraft>[] = [
  { source: 'DOC resources/message#create-message', check: contentHasAtMost2000Characters },
  { source: 'DOC components/reference; resources/message#edit-message', check: noLegacyFieldsWithV2 },
  { source: 'DOC resources/message#embed-object-embed-limits', check: embedTextHasAtMost6000Characters },
  { source: 'DOC resources/message#create-message', check: noncesFit },
  { source: 'DOC resources/message#allowed-mentions-object', check: mentionsAreAllowedInOneWay },
  { source: 'DOC reference#uploading-files', check: attachmentsAreThere },
  { source: 'DOC topics/opcodes-and-status-codes, 30015', check: atMostTenAttachments },
];

/** What is known about the place where the body arrived. */
export interface MessageCheck {
  readonly files?: readonly UploadedFile[];
  readonly current?: APIMessage | undefined;
  /** Where the message's fields lie in the whole body. */
  readonly prefix?: Path;
}

/**
 * Checks the body of a create or edit as Discord would; throws 50035 with every breach, or 50006
 * when nothing would be left to see.
 */
export function checkMessage(
  body: MessageBody,
  { files = [], current, prefix = [] }: MessageCheck = {},
): void {
  const flags = (body.flags ?? 0) | (current?.flags ?? 0);
  const draft: MessageDraft = {
    body,
    files,
    current,
    isV2: (flags & MessageFlags.IsComponentsV2) !== 0,
    content: body.content === undefined ? (current?.content ?? '') : (body.content ?? ''),
    embeds: body.embeds === undefined ? (current?.embeds ?? []) : (body.embeds ?? []),
    components: body.components === undefined ? (current?.components ?? []) : (body.components ?? []),
  };
  const kept = keptAttachments(draft);
  const fileNames = [...kept.map(({ filename }) => filename), ...files.map(({ name }) => name)];
  // An edit that leaves the components alone is not asked to answer for them again.
  const components = body.components === undefined && !(body.flags ?? 0) ? [] : draft.components;
  throwIfAny(
    [
      ...applyRules(messageRules, draft),
      ...applyRules([...componentRules, ...messageComponentRules], {
        components,
        isV2: draft.isV2,
        fileNames,
      }),
    ],
    prefix,
  );
  const isEmpty =
    draft.content.trim() === '' &&
    draft.embeds.length === 0 &&
    draft.components.length === 0 &&
    fileNames.length === 0 &&
    !('poll' in body && body.poll) &&
    !('sticker_ids' in body && body.sticker_ids);
  if (isEmpty) throw refuse.emptyMessage();
}

/** Checks a body against one of the generated schemas; throws 50035 with every breach. */
export function checkSchema(schema: ZodMiniType, body: unknown, prefix: Path = []): void {
  throwIfAny(schemaProblems(schema, body), prefix);
}

function keptAttachments({ body, current }: MessageDraft): APIMessage['attachments'] {
  const present = current?.attachments ?? [];
  if (body.attachments === undefined) return present;
  return present.filter(({ id }) => body.attachments?.some((entry) => entry.id === id));
}

function contentHasAtMost2000Characters({ body }: MessageDraft, report: Report): void {
  if ((body.content ?? '').length > 2000) {
    report(['content'], 'BASE_TYPE_MAX_LENGTH', 'Must be 2000 or fewer in length.');
  }
}

function noLegacyFieldsWithV2({ body, content, embeds, isV2 }: MessageDraft, report: Report): void {
  if (!isV2) return;
  const isUsed = {
    content: content !== '',
    embeds: embeds.length > 0,
    poll: 'poll' in body && Boolean(body.poll),
    sticker_ids: 'sticker_ids' in body && Boolean(body.sticker_ids),
  };
  for (const [field, used] of Object.entries(isUsed)) {
    if (!used) continue;
    report(
      [field],
      'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
      `The '${field}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`,
    );
  }
}

function embedTextHasAtMost6000Characters({ embeds }: MessageDraft, report: Report): void {
  const total = embeds
    .flatMap(({ title, description, footer, author, fields }) => [
      title,
      description,
      footer?.text,
      author?.name,
      ...(fields ?? []).flatMap(({ name, value }) => [name, value]),
    ])
    .reduce((sum, text) => sum + (text?.length ?? 0), 0);
  if (total > 6000) report(['embeds'], 'MAX_EMBED_SIZE_EXCEEDED', 'Embed size exceeds maximum size of 6000');
}

function noncesFit({ body }: MessageDraft, report: Report): void {
  if (String(body.nonce ?? '').length > 25) {
    report(['nonce'], 'BASE_TYPE_MAX_LENGTH', 'Must be 25 or fewer in length.');
  }
}

function mentionsAreAllowedInOneWay(
  { body: { allowed_mentions: allowed } }: MessageDraft,
  report: Report,
): void {
  for (const kind of ['users', 'roles'] as const) {
    if (!allowed?.parse?.includes(kind) || !allowed[kind]?.length) continue;
    report(
      ['allowed_mentions'],
      'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
      `parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`,
    );
  }
}

function attachmentsAreThere({ body, files, current }: MessageDraft, report: Report): void {
  for (const [i, { id }] of (body.attachments ?? []).entries()) {
    const isKnown =
      files.some(({ index }) => index === id) || current?.attachments.some((other) => other.id === id);
    if (!isKnown)
      report(['attachments', i, 'id'], 'ATTACHMENT_NOT_FOUND', `No file and no attachment has the id ${id}`);
  }
}

function atMostTenAttachments(draft: MessageDraft, report: Report): void {
  if (keptAttachments(draft).length + draft.files.length > 10) {
    report(['attachments'], 'BASE_TYPE_MAX_LENGTH', 'Must be 10 or fewer in length.');
  }
}
