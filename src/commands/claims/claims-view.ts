import type { PointGroup } from '../../knowledge/answer.ts';
import { briefKey } from '../../knowledge/brief-key.ts';
import type { Collection } from '../../knowledge/collection.ts';
import { LocalizedError } from '../../messages/localized-error.ts';
import { speaker, type Say } from '../../messages/speak.ts';
import { publicLocale } from '../audience.ts';
import type { ActionHandler, ActionRequest, Request } from '../command.ts';
import { linksOf } from '../passages/passage-links.ts';
import type { Button, Card, Line, Menu } from '../reply.ts';
import { reportFlow } from '../reports/report-flow.ts';
import type { Services } from '../services.ts';
import { chaptersOf } from './chapters.ts';

/** Claims to show, and the arguments from which its buttons find them again. */
export interface ClaimsView {
  readonly groups: readonly PointGroup[];
  readonly args: readonly string[];
  readonly quote?: string | undefined;
  readonly lead?: readonly Line[];
}

/** How a view is shown this time. */
export interface ClaimsViewOptions extends Pick<Request, 'guildId' | 'locale'> {
  /** Default 0, the short first page. */
  readonly page?: number;
  /** Who showed it to everyone; undefined for a private view, which offers to share it. */
  readonly sharedBy?: string;
  /** Whether it has been shared already. */
  readonly isShared?: boolean;
}

/** What one command's lists have beside what all have. */
export interface ClaimsViewExtras {
  /** Most claims of the first page; default 5. */
  readonly firstBullets?: number;
  /** Buttons that lead on from the list, before the common ones. */
  readonly buttons?: (view: ClaimsView, say: Say) => readonly Button[];
  readonly menu?: (view: ClaimsView, services: Services, say: Say) => Promise<Menu | undefined>;
  /** The end of a card in a server. */
  readonly closing?: (view: ClaimsView, page: number, say: Say) => Card['closing'];
  /** Finds again what matched the quoted question, which a button's arguments have no room for. */
  readonly mark?: (
    groups: readonly PointGroup[],
    question: string,
    collection: Collection,
  ) => Promise<readonly PointGroup[]>;
}

/**
 * The claim lists of one command: the card, and what is behind its buttons. `find` gets the groups again from
 * a view's `args`; it throws a UserError when they have gone.
 */
export function claimsViews(
  command: string,
  find: (args: readonly string[], collection: Collection) => PointGroup[],
  extras: ClaimsViewExtras = {},
) {
  const reports = reportFlow(command, async (args, { guildId }, { library }) =>
    find(args, await library.collection(guildId)),
  );

  async function card(
    view: ClaimsView,
    options: ClaimsViewOptions & Pick<Card, 'closing'>,
    services: Services,
  ): Promise<Card> {
    const { guildId, locale, page = 0, sharedBy, isShared = false } = options;
    const say = speaker(locale);
    const briefs = view.groups.map(({ brief }) => brief);
    const [links, collection, menu] = await Promise.all([
      linksOf(briefs, services.store),
      services.library.collection(guildId),
      extras.menu?.(view, services, say),
    ]);
    const share: Button = {
      label: say(isShared ? 'claims.shared' : 'claims.share'),
      action: { command, name: 'share', args: [...view.args, String(page)] },
      isDisabled: isShared,
    };
    // Outside a server there are no moderators to report to.
    const report = guildId === null ? [] : [reports.button(view.args, say)];
    const closing = options.closing ?? (guildId === null ? undefined : extras.closing?.(view, page, say));
    return {
      tone: 'answer',
      locale,
      ...(view.quote === undefined ? {} : { quote: view.quote }),
      ...(view.lead === undefined ? {} : { lead: view.lead }),
      chapters: chaptersOf(view.groups, { say, links, briefs: collection.briefs }),
      ...(menu ? { menu } : {}),
      buttons: [
        ...(extras.buttons?.(view, say) ?? []),
        sourcesButton(view.groups, say),
        ...(sharedBy === undefined ? [share] : []),
        ...(closing ? [] : report),
        ...(sharedBy === undefined ? [] : [dismissButton(command, sharedBy, say)]),
      ],
      ...(sharedBy === undefined
        ? {}
        : { notes: [say.line('claims.shared-by', { who: { user: sharedBy } })] }),
      ...(closing ? { closing: { ...closing, buttons: [...closing.buttons, ...report] } } : {}),
      paging: {
        page,
        turn: { command, name: 'page', args: view.args },
        ...(extras.firstBullets === undefined ? {} : { firstBullets: extras.firstBullets }),
      },
    };
  }

  async function reopen(request: ActionRequest, collection: Collection) {
    const args = request.args.slice(0, -1);
    const found = find(args, collection);
    const { quote } = request;
    const groups = (quote === undefined ? undefined : await extras.mark?.(found, quote, collection)) ?? found;
    const view: ClaimsView = { groups, args, quote };
    return { view, page: Number(request.args.at(-1)) };
  }

  const redraw = async (request: ActionRequest, services: Services) => {
    const { guildId, locale } = request;
    const { view, page } = await reopen(request, await services.library.collection(guildId));
    return {
      view,
      card: (closing: Card['closing']) =>
        card(view, { guildId, locale, page, ...(closing ? { closing } : {}) }, services),
    };
  };

  /** Turns a private message's page in place; a shared one is left as all see it and read on privately. */
  const page: ActionHandler = async (request, services) => {
    const { guildId, locale } = request;
    const { view, page } = await reopen(request, await services.library.collection(guildId));
    const turned = await card(view, { guildId, locale, page }, services);
    return request.isPublic
      ? { kind: 'message', visibility: 'private', card: turned }
      : { kind: 'update', card: turned };
  };

  /** Posts the same claims for everyone, from the first page on, and marks the private message. */
  const share: ActionHandler = async (request, services) => {
    const { guildId, locale, userId } = request;
    const { view, page } = await reopen(request, await services.library.collection(guildId));
    const everyone = { guildId, locale: await publicLocale(request, services), sharedBy: userId };
    return {
      kind: 'update',
      card: await card(view, { guildId, locale, page, isShared: true }, services),
      followUp: { kind: 'message', visibility: 'public', card: await card(view, everyone, services) },
    };
  };

  /** Takes a public list away, for whoever showed it and for moderators. */
  const dismiss: ActionHandler = async ({ userId, isModerator, args: [sharedBy] }) => {
    if (userId !== sharedBy && !isModerator) throw new LocalizedError('claims.not-yours');
    return { kind: 'dismiss' };
  };

  const { openers, forms } = reports;
  return { card, redraw, actions: { page, share, dismiss, ...reports.actions }, openers, forms };
}

function dismissButton(command: string, sharedBy: string, say: Say): Button {
  return { label: say('claims.dismiss'), action: { command, name: 'dismiss', args: [sharedBy] } };
}

/** As many brief keys as a button's custom_id has room for. */
const MAX_KEYS = 10;

/** Opens the sources of the briefs that a list of claims is from; of all briefs, where they are many. */
function sourcesButton(groups: readonly PointGroup[], say: Say): Button {
  const keys = [...new Set(groups.map(({ brief }) => briefKey(brief)))];
  const args = [keys.length > MAX_KEYS ? '' : keys.join('.')];
  return { label: say('claims.sources'), action: { command: 'sources', name: 'show', args } };
}
