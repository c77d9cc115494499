import { speaker, type Say } from '../messages/speak.ts';
import type { Request } from './command.ts';
import { splitPage } from './page-args.ts';
import type { Card, MessageReply } from './reply.ts';
import type { Services } from './services.ts';
import {
  dismissButtons,
  ownSharing,
  shareButtons,
  sharingActions,
  sharingNotes,
  type Showing,
} from './sharing.ts';

/** Makes a card anew from the arguments of its buttons, in the language of `say`. */
export type MakeCard = (
  args: readonly string[],
  request: Pick<Request, 'guildId'>,
  services: Services,
  say: Say,
) => Promise<Card>;

/**
 * A card of one command that its reader sees alone and may show to everyone, from the same arguments each time.
 * `actions` turn its pages, share it, and take a shared one away.
 */
export function shareableCard(command: string, make: MakeCard) {
  async function card(
    args: readonly string[],
    request: Pick<Request, 'guildId'>,
    services: Services,
    showing: Showing,
  ): Promise<Card> {
    const { locale, page, sharing } = showing;
    const say = speaker(locale);
    const made = await make(args, request, services, say);
    return {
      ...made,
      locale,
      buttons: [
        ...(made.buttons ?? []),
        ...shareButtons(command, args, showing, say),
        ...dismissButtons(command, sharing, say),
      ],
      notes: [...(made.notes ?? []), ...sharingNotes(sharing, say)],
      paging: { page, turn: { command, name: 'page', args } },
    };
  }

  /** The card for its reader alone. */
  async function show(args: readonly string[], request: Request, services: Services): Promise<MessageReply> {
    const showing = { locale: request.locale, page: 0, sharing: ownSharing(request) };
    return {
      kind: 'message',
      visibility: 'private',
      card: await card(args, request, services, showing),
    };
  }

  const actions = sharingActions(async (request, services) => {
    const { args } = splitPage(request.args);
    return (showing) => card(args, request, services, showing);
  });

  return { show, actions };
}
