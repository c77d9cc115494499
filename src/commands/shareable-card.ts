import { LocalizedError } from '../messages/localized-error.ts';
import { speaker, type Say } from '../messages/speak.ts';
import { publicLocale } from './audience.ts';
import type { ActionHandler, Request } from './command.ts';
import type { Button, Card, MessageReply } from './reply.ts';
import type { Services } from './services.ts';

/** Makes a card anew from the arguments of its buttons, in the language of `say`. */
export type MakeCard = (
  args: readonly string[],
  request: Pick<Request, 'guildId'>,
  services: Services,
  say: Say,
) => Promise<Card>;

/** Who sees a card, and which page of it. */
interface View {
  readonly locale: string;
  readonly page: number;
  /** Who showed it to everyone; undefined for a private card, which offers to share it. */
  readonly sharedBy?: string;
  readonly isShared?: boolean;
}

/**
 * A card of one command that its reader sees alone and may show to everyone, from the same arguments each time.
 * `actions` turn its pages, share it, and take a shared one away.
 */
export function shareableCard(command: string, make: MakeCard) {
  async function card(
    args: readonly string[],
    request: Pick<Request, 'guildId'>,
    services: Services,
    view: View,
  ): Promise<Card> {
    const { locale, page, sharedBy, isShared = false } = view;
    const say = speaker(locale);
    const made = await make(args, request, services, say);
    const share: Button = {
      label: say(isShared ? 'claims.shared' : 'claims.share'),
      action: { command, name: 'share', args: [...args, String(page)] },
      isDisabled: isShared,
    };
    const dismiss = {
      label: say('claims.dismiss'),
      action: { command, name: 'dismiss', args: [sharedBy ?? ''] },
    };
    const by = sharedBy === undefined ? [] : [say.line('claims.shared-by', { who: { user: sharedBy } })];
    return {
      ...made,
      locale,
      buttons: [...(made.buttons ?? []), sharedBy === undefined ? share : dismiss],
      notes: [...(made.notes ?? []), ...by],
      paging: { page, turn: { command, name: 'page', args } },
    };
  }

  /** The card for its reader alone. */
  async function show(args: readonly string[], request: Request, services: Services): Promise<MessageReply> {
    const { locale } = request;
    return {
      kind: 'message',
      visibility: 'private',
      card: await card(args, request, services, { locale, page: 0 }),
    };
  }

  const page: ActionHandler = async (request, services) => {
    const [args, page] = [request.args.slice(0, -1), Number(request.args.at(-1))];
    const turned = await card(args, request, services, { locale: request.locale, page });
    return request.isPublic
      ? { kind: 'message', visibility: 'private', card: turned }
      : { kind: 'update', card: turned };
  };

  const share: ActionHandler = async (request, services) => {
    const { locale, userId } = request;
    const [args, page] = [request.args.slice(0, -1), Number(request.args.at(-1))];
    const everyone = { locale: await publicLocale(request, services), page: 0, sharedBy: userId };
    return {
      kind: 'update',
      card: await card(args, request, services, { locale, page, isShared: true }),
      followUp: {
        kind: 'message',
        visibility: 'public',
        card: await card(args, request, services, everyone),
      },
    };
  };

  const dismiss: ActionHandler = async ({ userId, isModerator, args: [sharedBy] }) => {
    if (userId !== sharedBy && !isModerator) throw new LocalizedError('claims.not-yours');
    return { kind: 'dismiss' };
  };

  return { show, actions: { page, share, dismiss } };
}
