import type { Draft, DraftSummary } from '../../knowledge/stores/draft-store.ts';
import { readBrief } from '../../knowledge/reading/index.ts';
import { speaker, type Say } from '../../messages/speak.ts';
import type { Request } from '../command.ts';
import { pageOf } from '../page-of.ts';
import type { Card, Span } from '../reply.ts';
import { requireGuild } from '../require-guild.ts';
import type { Services } from '../services.ts';
import { isJson } from './draft-reading.ts';
import { parseParcel } from './parcel.ts';
import { excerpt } from './version-line.ts';

/** How much of a text is read for the title that it proposes: it stands at the beginning. */
const TITLE_LOOK = 4_000;

/** A moderator's drafts in this server, latest first, with a select to open one. */
export async function draftsCard(
  request: Request,
  { page }: { page: number },
  services: Services,
): Promise<Card> {
  const say = speaker(request.locale);
  const owner = { guildId: requireGuild(request), by: request.userId };
  const all = await services.store.drafts.list(owner);
  if (all.length === 0) {
    return {
      tone: 'notice',
      lead: [say.line('drafts.none', { add: { command: 'brief add' } })],
    };
  }
  const turn = { command: 'brief drafts', name: 'list', args: [] };
  const { items, buttons, note } = pageOf(all, page, turn, say);
  const rows = await Promise.all(items.map((draft) => rowOf(draft, say, services)));
  return {
    tone: 'answer',
    chapters: [
      { title: say('drafts.title'), sections: [{ bullets: rows.map(({ line }) => ({ text: line })) }] },
    ],
    menu: {
      placeholder: say('drafts.open'),
      action: { command: 'brief drafts', name: 'open', args: [] },
      options: rows.map(({ id, name, purpose }) => ({ label: name, value: id, description: purpose })),
    },
    buttons,
    notes: [...(note === undefined ? [] : [note]), say('drafts.private')],
  };
}

interface Row {
  readonly id: string;
  readonly name: string;
  readonly purpose: string;
  readonly line: readonly Span[];
}

async function rowOf(summary: DraftSummary, say: Say, { store }: Services): Promise<Row> {
  const { id, updatedAt, basedOn } = summary;
  const draft = await store.drafts.get(summary, id);
  const name = draft ? nameOf(draft, say) : say('drafts.gone');
  const base = basedOn ? await store.briefs.get(summary.guildId, basedOn.briefId) : undefined;
  const when = { time: updatedAt, style: 'relative' as const };
  const strong = { strong: excerpt(name) };
  if (!base) {
    const line = say.line('drafts.row-new', { draft: strong, when });
    return { id, name, purpose: say('drafts.for-new'), line };
  }
  const brief = excerpt(base.title);
  const line = say.line('drafts.row-version', { draft: strong, brief, when });
  return { id, name, purpose: say('drafts.for-version', { brief }), line };
}

/** The title that was typed, else the one that the text proposes. */
function nameOf({ title, text }: Draft, say: Say): string {
  if (title !== null) return title;
  const parcel = parseParcel(text);
  if (parcel) return say('import.title', { file: parcel.fileName });
  if (isJson(text)) return say('drafts.json');
  return (
    readBrief(text.slice(0, TITLE_LOOK)).brief?.title ??
    (text.trim().split('\n')[0]?.slice(0, 100) || say('drafts.no-text'))
  );
}
