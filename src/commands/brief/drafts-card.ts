import type { Draft, DraftSummary } from '../../knowledge/draft-store.ts';
import { readBrief } from '../../knowledge/reading/index.ts';
import type { Request } from '../command.ts';
import type { Card, Span } from '../reply.ts';
import type { Services } from '../services.ts';
import { isJson } from './draft-reading.ts';
import { requireGuild } from './own-brief.ts';
import { pageOf } from './page-of.ts';
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
  const owner = { guildId: requireGuild(request), by: request.userId };
  const all = await services.store.drafts.list(owner);
  if (all.length === 0) {
    return {
      tone: 'notice',
      lead: [['You have no drafts in this server. ', { command: 'brief add' }, ' begins one.']],
    };
  }
  const { items, buttons, note } = pageOf(all, page, { command: 'brief drafts', name: 'list', args: [] });
  const rows = await Promise.all(items.map((draft) => rowOf(draft, services)));
  return {
    tone: 'answer',
    chapters: [{ title: 'Your drafts', sections: [{ bullets: rows.map(({ line }) => ({ text: line })) }] }],
    menu: {
      placeholder: 'Open a draft',
      action: { command: 'brief drafts', name: 'open', args: [] },
      options: rows.map(({ id, name, purpose }) => ({ label: name, value: id, description: purpose })),
    },
    buttons,
    notes: [
      ...(note === undefined ? [] : [note]),
      'Only you see them. They stay until you publish or discard them.',
    ],
  };
}

interface Row {
  readonly id: string;
  readonly name: string;
  readonly purpose: string;
  readonly line: readonly Span[];
}

async function rowOf(summary: DraftSummary, { store }: Services): Promise<Row> {
  const { id, updatedAt, basedOn } = summary;
  const draft = await store.drafts.get(summary, id);
  const name = draft ? nameOf(draft) : 'Gone';
  const base = basedOn ? await store.briefs.get(summary.guildId, basedOn.briefId) : undefined;
  const purpose = base ? `New version of “${excerpt(base.title)}”` : 'New brief';
  return {
    id,
    name,
    purpose,
    line: [
      { strong: excerpt(name) },
      `: ${purpose.toLowerCase().slice(0, 1)}${purpose.slice(1)}, changed `,
      { time: updatedAt, style: 'relative' },
    ],
  };
}

/** The title that was typed, else the one that the text proposes. */
function nameOf({ title, text }: Draft): string {
  if (title !== null) return title;
  const parcel = parseParcel(text);
  if (parcel) return `Import of ${parcel.fileName}`;
  if (isJson(text)) return 'A brief as JSON';
  return (
    readBrief(text.slice(0, TITLE_LOOK)).brief?.title ??
    (text.trim().split('\n')[0]?.slice(0, 100) || 'Without text')
  );
}
