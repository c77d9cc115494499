import { LocalizedError } from '../messages/localized-error.ts';
import type { Say } from '../messages/speak.ts';
import { publicLocale } from './audience.ts';
import type { ActionHandler, ActionRequest, Request } from './command.ts';
import { splitPage } from './page-args.ts';
import { readOn } from './read-on.ts';
import type { Button, Card, Line } from './reply.ts';
import type { Services } from './services.ts';

/** Who sees a card, and whether it may be shown to everyone. */
export type Sharing =
  /** Its reader alone sees it, and may show it to everyone. */
  | { readonly kind: 'offered' }
  /** Like `offered`, and has been shown to everyone. */
  | { readonly kind: 'done' }
  /** Everyone sees it, and who showed it (a snowflake). */
  | { readonly kind: 'shown'; readonly by: string }
  /** It replies to the message of a person (a snowflake), who need not be named again. */
  | { readonly kind: 'reply'; readonly to: string };

/** How a card is shown to whoever asks for it: in a direct message there is nobody to share it with. */
export function ownSharing({ isDirect = false, userId }: Pick<Request, 'isDirect' | 'userId'>): Sharing {
  return isDirect ? { kind: 'reply', to: userId } : { kind: 'offered' };
}

/** How a card is shown this time. */
export interface Showing {
  /** Language (BCP 47) of the bot's own words. */
  readonly locale: string;
  /** From 0. */
  readonly page: number;
  readonly sharing: Sharing;
}

/** The button that shows a card to everyone, for one that its reader alone sees. */
export function shareButtons(
  command: string,
  args: readonly string[],
  { page, sharing }: Pick<Showing, 'page' | 'sharing'>,
  say: Say,
): Button[] {
  if (sharing.kind === 'shown' || sharing.kind === 'reply') return [];
  const isDone = sharing.kind === 'done';
  return [
    {
      label: say(isDone ? 'claims.shared' : 'claims.share'),
      action: { command, name: 'share', args: [...args, String(page)] },
      isDisabled: isDone,
    },
  ];
}

/** The button that takes a card away which everyone sees. */
export function dismissButtons(command: string, sharing: Sharing, say: Say): Button[] {
  if (sharing.kind === 'offered' || sharing.kind === 'done') return [];
  const owner = sharing.kind === 'shown' ? sharing.by : sharing.to;
  return [{ label: say('claims.dismiss'), action: { command, name: 'dismiss', args: [owner] } }];
}

/** Small print: who showed a card to everyone. */
export function sharingNotes(sharing: Sharing, say: Say): Line[] {
  return sharing.kind === 'shown' ? [say.line('claims.shared-by', { who: { user: sharing.by } })] : [];
}

/** Finds again what the card of a button shows, and then lays it out. */
type Reopen = (request: ActionRequest, services: Services) => Promise<(showing: Showing) => Promise<Card>>;

/** What is behind the buttons of a card that may be shared; the last argument is the page, except of `dismiss`. */
export function sharingActions(
  reopen: Reopen,
): Readonly<Record<'page' | 'share' | 'dismiss', ActionHandler>> {
  return {
    /** Turns a private message's page in place; a shared one is left as all see it and read on privately. */
    async page(request, services) {
      const { page } = splitPage(request.args);
      const draw = await reopen(request, services);
      return readOn(await draw({ locale: request.locale, page, sharing: ownSharing(request) }), request);
    },

    /** Posts the same card for everyone, from the first page on, and marks the private message. */
    async share(request, services) {
      const { page } = splitPage(request.args);
      const draw = await reopen(request, services);
      const everyone = {
        locale: await publicLocale(request, services),
        page: 0,
        sharing: { kind: 'shown', by: request.userId },
      } as const;
      return {
        kind: 'update',
        card: await draw({ locale: request.locale, page, sharing: { kind: 'done' } }),
        followUp: { kind: 'message', visibility: 'public', card: await draw(everyone) },
      };
    },

    /** Takes a public card away, for the one in the argument and for moderators. */
    async dismiss({ userId, isModerator, args: [owner] }) {
      if (userId !== owner && !isModerator) throw new LocalizedError('claims.not-yours');
      return { kind: 'dismiss' };
    },
  };
}
