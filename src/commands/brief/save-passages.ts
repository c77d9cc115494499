import type { Passage } from '../../knowledge/brief-store.ts';
import { readPassages } from '../../knowledge/reading/read-passages.ts';
import type { Problem } from '../../knowledge/reading/index.ts';
import type { Card, MessageReply, OutgoingFile } from '../reply.ts';
import type { Services } from '../services.ts';
import { announce } from './announce.ts';
import { historyButton } from './buttons.ts';
import { refusalCard, staleLines } from './refusal.ts';
import { openButton, problemFiles, savedCard, unreadCard } from './sources-card.ts';
import { personSpan } from './version-line.ts';

/** A text of passages that a moderator has sent for a brief. */
export interface PassagesSent {
  readonly guildId: string;
  readonly by: string;
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
export async function savePassages(sent: PassagesSent, services: Services): Promise<MessageReply> {
  const { passages, problems } = readPassages(sent.text);
  const file = { name: 'passages-as-sent.txt', content: sent.text };
  if (passages.length === 0) {
    return message(unreadCard(sent.briefId, problems), [file, ...problemFiles('passages', problems)]);
  }
  return await keepPassages(sent, { passages, problems, file }, services);
}

/** Takes all passages away; there is nothing that could be lost. */
export async function dropPassages(
  change: Omit<PassagesSent, 'text'>,
  services: Services,
): Promise<MessageReply> {
  return await keepPassages(change, { passages: [], problems: [], file: undefined }, services);
}

async function keepPassages(
  { guildId, by, briefId, baseVersion }: Omit<PassagesSent, 'text'>,
  read: {
    readonly passages: readonly Passage[];
    readonly problems: readonly Problem[];
    readonly file: OutgoingFile | undefined;
  },
  services: Services,
): Promise<MessageReply> {
  const { passages, problems } = read;
  const sent = read.file ? [read.file] : [];
  services.countChange(guildId);
  const result = await services.store.briefs.replacePassages({ guildId, by, briefId, baseVersion, passages });
  switch (result.kind) {
    case 'saved': {
      const { brief } = result;
      const what = passages.length === 0 ? ' took the passages of ' : ' gave other passages to ';
      const line = [personSpan(by), what, { strong: brief.title }, passages.length === 0 ? ' away.' : '.'];
      await announce(guildId, line, services);
      const files = problems.length > 0 ? [...sent, ...problemFiles(brief.slug, problems)] : [];
      return message(savedCard(brief, passages, problems), files);
    }
    case 'stale':
      return message(
        {
          tone: 'error',
          lead: [...staleLines(result), ...(read.file ? ['Your text is in the file.'] : [])],
          buttons: [openButton(briefId, 'Edit the passages as they are now'), historyButton(briefId)],
        },
        sent,
      );
    case 'unchanged':
      return message(refusalCard(result), problems.length > 0 ? sent : []);
    case 'removed':
    case 'missing':
      return message(refusalCard(result), sent);
  }
}

function message(card: Card, files: readonly OutgoingFile[]): MessageReply {
  return { kind: 'message', visibility: 'private', card, files };
}
