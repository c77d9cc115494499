import { UserError } from '../../errors.ts';
import { briefsToJson } from '../../knowledge/files/brief-json.ts';
import type { Draft } from '../../knowledge/stores/draft-store.ts';
import { formatBrief } from '../../knowledge/reading/index.ts';
import { slugOf } from '../../knowledge/files/slug.ts';
import { LocalizedError, reasonOf } from '../../messages/localized-error.ts';
import { speaker } from '../../messages/speak.ts';
import type { Request } from '../command.ts';
import type { Line, OutgoingFile } from '../reply.ts';
import { requireGuild } from '../require-guild.ts';
import type { Services } from '../services.ts';
import type { FormAnswer } from './draft-form.ts';
import { editableText, isJson } from './draft-reading.ts';
import { parseParcel } from './parcel.ts';
import { readUpload } from './read-upload.ts';

/** A draft that was kept, and what did not go as the moderator meant. */
export interface TakenDraft {
  readonly draft: Draft;
  readonly alert?: Line;
}

/**
 * Keeps what a moderator gave as a draft. What was typed is kept first, before a file is fetched and read, so
 * that it is there whatever happens then. A file goes before the text in the inputs; where both were given
 * each is kept as a draft of its own.
 *
 * @throws LocalizedError when nothing was given, or a file cannot be read and nothing was typed beside it.
 */
export async function takeDraft(
  { target, title, text: typed = '', upload }: FormAnswer,
  request: Request,
  services: Services,
): Promise<TakenDraft> {
  const say = speaker(request.locale);
  const owner = { guildId: requireGuild(request), by: request.userId };
  const { drafts } = services.store;
  const before = target.kind === 'draft' ? await drafts.get(owner, target.id) : undefined;
  const offered =
    target.kind === 'version'
      ? await canonicalText(owner.guildId, target, services)
      : before && editableText(before.text);
  const basedOn =
    target.kind === 'version'
      ? { briefId: target.briefId, version: target.version }
      : (before?.basedOn ?? null);
  const isTyped = typed !== '' && (offered === undefined || !isSameText(typed, offered));

  const input = { ...owner, title, basedOn, id: target.kind === 'draft' ? target.id : undefined };
  let kept = before;
  if (isTyped || title !== (before?.title ?? null) || (typed !== '' && !upload)) {
    kept = await drafts.save({ ...input, text: isTyped ? typed : (before?.text ?? typed) });
  }

  if (!upload) {
    if (!kept) throw new LocalizedError('draft.no-text');
    return typed === '' ? { draft: kept, alert: say('draft.empty-form') } : { draft: kept };
  }
  let uploaded: string;
  try {
    uploaded = await readUpload(upload, services);
  } catch (error) {
    if (!kept || !(error instanceof UserError)) throw error;
    return { draft: kept, alert: say.line('draft.kept', { why: reasonOf(error) }) };
  }
  const draft = await drafts.save({
    ...input,
    id: isTyped ? undefined : (kept?.id ?? input.id),
    text: uploaded,
  });
  if (!isTyped) return { draft };
  return {
    draft,
    alert: say.line('draft.both-kept', { file: upload.name, drafts: { command: 'brief drafts' } }),
  };
}

/** The text of a version of a brief as a form offers it; undefined where there is none. */
async function canonicalText(
  guildId: string,
  { briefId, version }: { readonly briefId: string; readonly version: number },
  { store }: Services,
): Promise<string | undefined> {
  const brief = await store.briefs.get(guildId, briefId, version);
  return brief && formatBrief(brief);
}

/** Forms may end lines their own way, and lose the blanks at the end of an input. */
function isSameText(a: string, b: string): boolean {
  const plain = (text: string) => text.replaceAll('\r\n', '\n').trim();
  return plain(a) === plain(b);
}

/** A draft's text as a file that can be edited and uploaded again. */
export function textFile({ title, text }: Pick<Draft, 'title' | 'text'>): OutgoingFile & { content: string } {
  const parcel = parseParcel(text);
  if (parcel) {
    const briefs = parcel.items.filter((item) => item.kind === 'brief');
    return { name: 'briefs.json', content: briefsToJson(briefs) };
  }
  const extension = isJson(text) ? 'json' : 'txt';
  return { name: `${title === null ? 'brief' : slugOf(title)}.${extension}`, content: text };
}
