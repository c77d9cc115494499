import type { Passage } from '../../knowledge/stores/brief-store.ts';
import type { Problem } from '../../knowledge/reading/index.ts';
import { readPassages } from '../../knowledge/reading/read-passages.ts';
import { speaker, type Say } from '../../messages/speak.ts';
import { announce } from '../announce.ts';
import type { Request } from '../command.ts';
import { personSpan } from '../person-span.ts';
import type { Card, Line, MessageReply, OutgoingFile } from '../reply.ts';
import { requireGuild } from '../require-guild.ts';
import type { Services } from '../services.ts';
import { historyButton } from './buttons.ts';
import { refusalCard, staleLines } from './refusal.ts';
import { openButton, problemFiles, savedCard, unreadCard } from './sources-card.ts';

/** A text of passages that a moderator has sent for a brief. */
export interface PassagesSent {
  readonly briefId: string;
  /** The version that the moderator had before them. */
  readonly baseVersion: number;
  readonly text: string;
}

/**
 * Reads passages and keeps them in place of those that the brief has. There is no preview: the reply says
 * what was read and what is missing, and takes it back at a press. Whatever is not kept, in whole or in
 * part, comes back as a file.
 */
export async function savePassages(
  sent: PassagesSent,
  request: Request,
  services: Services,
): Promise<MessageReply> {
  const say = speaker(request.locale);
  const { passages, problems } = readPassages(sent.text);
  const file = { name: 'passages-as-sent.txt', content: sent.text };
  if (passages.length === 0) {
    return message(unreadCard(sent.briefId, problems, say), [
      file,
      ...problemFiles('passages', problems, say),
    ]);
  }
  return await keepPassages(sent, { passages, problems, file }, request, services);
}

/** Takes all passages away; there is nothing that could be lost. */
export async function dropPassages(
  change: Omit<PassagesSent, 'text'>,
  request: Request,
  services: Services,
): Promise<MessageReply> {
  return await keepPassages(change, { passages: [], problems: [], file: undefined }, request, services);
}

async function keepPassages(
  { briefId, baseVersion }: Omit<PassagesSent, 'text'>,
  read: {
    readonly passages: readonly Passage[];
    readonly problems: readonly Problem[];
    readonly file: OutgoingFile | undefined;
  },
  request: Request,
  services: Services,
): Promise<MessageReply> {
  const guildId = requireGuild(request);
  const by = request.userId;
  const say = speaker(request.locale);
  const { passages, problems } = read;
  const sent = read.file ? [read.file] : [];
  services.countChange(guildId);
  const result = await services.store.briefs.replacePassages({ guildId, by, briefId, baseVersion, passages });
  switch (result.kind) {
    case 'saved': {
      const { brief } = result;
      const key = passages.length === 0 ? 'announce.no-passages' : 'announce.passages';
      const title = { strong: brief.title };
      const tell = (say: Say): Line => say.line(key, { who: personSpan(by, say), brief: title });
      await announce(request, tell, services);
      const files = problems.length > 0 ? [...sent, ...problemFiles(brief.slug, problems, say)] : [];
      return message(savedCard(brief, read, say), files);
    }
    case 'stale':
      return message(
        {
          tone: 'error',
          lead: [...staleLines(result, say), ...(read.file ? [say('passages.your-text')] : [])],
          buttons: [openButton(briefId, say('passages.edit-current')), historyButton(briefId, say)],
        },
        sent,
      );
    case 'unchanged':
      return message(refusalCard(result, say), problems.length > 0 ? sent : []);
    case 'removed':
    case 'missing':
      return message(refusalCard(result, say), sent);
  }
}

function message(card: Card, files: readonly OutgoingFile[]): MessageReply {
  return { kind: 'message', visibility: 'private', card, files };
}
