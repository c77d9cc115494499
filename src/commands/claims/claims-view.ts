import type { PointGroup } from '../../knowledge/answer.ts';
import type { Collection } from '../../knowledge/collection.ts';
import { speaker, type Say } from '../../messages/speak.ts';
import type { ActionRequest, Request } from '../command.ts';
import { splitPage } from '../page-args.ts';
import { linksOf } from '../passages/passage-links.ts';
import { sourcesButton } from '../passages/sources-button.ts';
import type { Action, Button, Card, Line, Menu } from '../reply.ts';
import { reportFlow } from '../reports/report-flow.ts';
import type { Services } from '../services.ts';
import {
  dismissButtons,
  ownSharing,
  shareButtons,
  sharingActions,
  sharingNotes,
  type Sharing,
} from '../sharing.ts';
import { chaptersOf } from './chapters.ts';

/** Claims to show, and the arguments from which its buttons find them again. */
export interface ClaimsView {
  readonly groups: readonly PointGroup[];
  readonly args: readonly string[];
  readonly quote?: string | undefined;
  /** Lines above the claims. */
  readonly lead?: (say: Say) => readonly Line[];
  /** Buttons of its own, after the common ones. */
  readonly buttons?: (say: Say) => readonly Button[];
}

/** How a view is shown this time. */
export interface ClaimsViewOptions extends Pick<Request, 'guildId' | 'locale'> {
  /** Default 0, the short first page. */
  readonly page?: number;
  /** Default `offered`. */
  readonly sharing?: Sharing;
}

/** How a view is shown to whoever asks for it. */
export function ownView(
  request: Pick<Request, 'guildId' | 'locale' | 'isDirect' | 'userId'>,
): ClaimsViewOptions {
  const { guildId, locale } = request;
  return { guildId, locale, sharing: ownSharing(request) };
}

/** What one command's lists have beside what all have. */
export interface ClaimsViewExtras {
  /** Most claims of the first page; default 5. */
  readonly firstBullets?: number;
  /** Buttons that lead on from the list, before the common ones. */
  readonly buttons?: (view: ClaimsView, say: Say) => readonly Button[];
  readonly menu?: (view: ClaimsView, services: Services, say: Say) => Promise<Menu | undefined>;
  /** The end of a card in a server, if it has one there. */
  readonly closing?: (
    view: ClaimsView,
    where: { readonly guildId: string; readonly page: number },
    services: Services,
    say: Say,
  ) => Promise<Card['closing']>;
  /** Finds again what a button's arguments have no room for, from the question above a list and its other buttons. */
  readonly recall?: (
    view: ClaimsView,
    shown: { readonly question: string; readonly actions: readonly Action[] | undefined },
    collection: Collection,
  ) => Promise<ClaimsView>;
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
    const { guildId, locale, page = 0, sharing = { kind: 'offered' } } = options;
    const say = speaker(locale);
    const briefs = view.groups.map(({ brief }) => brief);
    const [links, collection, menu, ownClosing] = await Promise.all([
      linksOf(briefs, services.store),
      services.library.collection(guildId),
      extras.menu?.(view, services, say),
      guildId === null || options.closing
        ? undefined
        : extras.closing?.(view, { guildId, page }, services, say),
    ]);
    // Outside a server there are no moderators to report to.
    const report = guildId === null ? [] : [reports.button(view.args, say)];
    const closing = options.closing ?? ownClosing;
    return {
      tone: 'answer',
      locale,
      ...(view.quote === undefined ? {} : { quote: view.quote }),
      ...(view.lead === undefined ? {} : { lead: view.lead(say) }),
      chapters: chaptersOf(view.groups, { say, links, briefs: collection.briefs }),
      ...(menu ? { menu } : {}),
      buttons: [
        ...(extras.buttons?.(view, say) ?? []),
        sourcesButton(briefs, say),
        ...shareButtons(command, view.args, { page, sharing }, say),
        ...(closing ? [] : report),
        ...dismissButtons(command, sharing, say),
        ...(view.buttons?.(say) ?? []),
      ],
      notes: sharingNotes(sharing, say),
      ...(closing ? { closing: { ...closing, buttons: [...closing.buttons, ...report] } } : {}),
      paging: {
        page,
        turn: { command, name: 'page', args: view.args },
        ...(extras.firstBullets === undefined ? {} : { firstBullets: extras.firstBullets }),
      },
    };
  }

  /** A view as it was, from its arguments, the quote above it, and its other buttons. */
  async function reopen(
    { guildId, args, quote, actions }: Pick<ActionRequest, 'guildId' | 'args' | 'quote' | 'actions'>,
    { library }: Services,
  ): Promise<ClaimsView> {
    const collection = await library.collection(guildId);
    const view = { groups: find(args, collection), args, quote };
    if (quote === undefined || !extras.recall) return view;
    return await extras.recall(view, { question: quote, actions }, collection);
  }

  /** The view behind a button, and its card for the one who pressed, with another end. */
  const redraw = async (request: ActionRequest, services: Services) => {
    const { args, page } = splitPage(request.args);
    const view = await reopen({ ...request, args }, services);
    return {
      view,
      card: (closing: NonNullable<Card['closing']>) =>
        card(view, { ...ownView(request), page, closing }, services),
    };
  };

  const sharing = sharingActions(async (request, services) => {
    const { guildId } = request;
    const { args } = splitPage(request.args);
    const view = await reopen({ ...request, args }, services);
    return (showing) => card(view, { guildId, ...showing }, services);
  });

  const { openers, forms } = reports;
  return { card, reopen, redraw, actions: { ...sharing, ...reports.actions }, openers, forms };
}
