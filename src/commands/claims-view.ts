import type { PointGroup } from '../knowledge/answer.ts';
import { briefKey } from '../knowledge/brief-key.ts';
import type { Collection } from '../knowledge/collection.ts';
import { chaptersOf } from './chapters.ts';
import type { ActionHandler, ActionRequest, Request } from './command.ts';
import { linksOf } from './passage-links.ts';
import type { Button, Card, Line } from './reply.ts';
import { reportFlow } from './report-flow.ts';
import type { Services } from './services.ts';

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

/**
 * The claim lists of one command: the card, and what is behind its buttons. `find` gets the groups again from
 * a view's `args`; it throws a UserError when they have gone.
 */
export function claimsViews(
  command: string,
  find: (args: readonly string[], collection: Collection) => PointGroup[],
) {
  const reports = reportFlow(command, async (args, { guildId }, { library }) =>
    find(args, await library.collection(guildId)),
  );

  async function card(view: ClaimsView, options: ClaimsViewOptions, { store }: Services): Promise<Card> {
    const { guildId, locale, page = 0, sharedBy, isShared = false } = options;
    const links = await linksOf(
      view.groups.map(({ brief }) => brief),
      store,
    );
    const share: Button = {
      label: isShared ? 'Shared' : 'Share',
      action: { command, name: 'share', args: [...view.args, String(page)] },
      isDisabled: isShared,
    };
    return {
      tone: 'answer',
      ...(view.quote === undefined ? {} : { quote: view.quote }),
      ...(view.lead === undefined ? {} : { lead: view.lead }),
      chapters: chaptersOf(view.groups, locale, links),
      buttons: [
        sourcesButton(view.groups),
        // Outside a server there are no moderators to report to.
        ...(guildId === null ? [] : [reports.button(view.args)]),
        ...(sharedBy === undefined ? [share] : []),
      ],
      ...(sharedBy === undefined ? {} : { notes: [['Shared by ', { user: sharedBy }]] }),
      paging: { page, turn: { command, name: 'page', args: view.args } },
    };
  }

  async function reopen(request: ActionRequest, collection: Collection) {
    const args = request.args.slice(0, -1);
    const view: ClaimsView = { groups: find(args, collection), args, quote: request.quote };
    return { view, page: Number(request.args.at(-1)) };
  }

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
    return {
      kind: 'update',
      card: await card(view, { guildId, locale, page, isShared: true }, services),
      followUp: {
        kind: 'message',
        visibility: 'public',
        card: await card(view, { guildId, locale, sharedBy: userId }, services),
      },
    };
  };

  const { openers, forms } = reports;
  return { card, actions: { page, share, ...reports.actions }, openers, forms };
}

/** As many brief keys as a button's custom_id has room for. */
const MAX_KEYS = 10;

/** Opens the sources of the briefs that a list of claims is from; of all briefs, where they are many. */
function sourcesButton(groups: readonly PointGroup[]): Button {
  const keys = [...new Set(groups.map(({ brief }) => briefKey(brief)))];
  const args = [keys.length > MAX_KEYS ? '' : keys.join('.')];
  return { label: 'Sources', action: { command: 'sources', name: 'show', args } };
}
