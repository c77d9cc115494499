import type { Draft } from '../../knowledge/stores/draft-store.ts';
import { speaker } from '../../messages/speak.ts';
import { defineCommand, type ActionRequest, type Request } from '../command.ts';
import type { Reply } from '../reply.ts';
import { requireGuild } from '../require-guild.ts';
import type { Services } from '../services.ts';
import { draftAction, draftCard, stampOf } from './draft-card.ts';
import { cutAlert, draftForm, readForm, readTarget, uploadForm, type DraftTarget } from './draft-form.ts';
import { editableText } from './draft-reading.ts';
import { draftsCard } from './drafts-card.ts';
import { draftGone, publishDraft, type PublishOptions } from './publish.ts';
import { staleCard } from './stale-card.ts';
import { takeDraft, textFile } from './take-draft.ts';
import { tooLongReply } from './too-long.ts';

/** `/brief drafts`: texts that were typed or uploaded and not yet published; and what can be done with each. */
export const drafts = defineCommand({
  definition: { name: 'drafts' },

  async execute(request, services) {
    return { kind: 'message', visibility: 'private', card: await draftsCard(request, { page: 0 }, services) };
  },

  actions: {
    /** Turns the page of the list. */
    async list(request, services) {
      const card = await draftsCard(request, { page: Number(request.args[0]) }, services);
      return { kind: 'update', card };
    },

    /** Opens a draft that was chosen from the list, in a message of its own. */
    open: (request, services) =>
      withDraft(request, services, async (draft) => ({
        kind: 'message',
        visibility: 'private',
        card: await draftCard(draft, { say: speaker(request.locale) }, services),
      })),

    /** Shows a view of a draft at a page. */
    show: (request, services) =>
      withDraft(request, services, async (draft) => {
        const [, view, page] = request.args;
        const options = {
          say: speaker(request.locale),
          view: view === 'problems' ? ('problems' as const) : ('preview' as const),
          page: Number(page ?? 0),
        };
        return { kind: 'update', card: await draftCard(draft, options, services) };
      }),

    /** Publishes what the preview shows: a draft that was changed since, as in another message, is shown first. */
    publish: (request, services) =>
      withDraft(request, services, async (draft) => {
        if (request.args[1] === stampOf(draft)) return publishDraft(draft, {}, request, services);
        const say = speaker(request.locale);
        const options = { say, alert: say('draft.changed-since') };
        return { kind: 'update', card: await draftCard(draft, options, services) };
      }),

    /** Publishes a new brief, whatever the draft was based on and whatever there is like it. */
    new: (request, services) => publish(request, services, { isNewForSure: true }, { basedOn: null }),

    /** Publishes a new version of the brief that the draft turned out to be like. */
    version: (request, services) => {
      const [, briefId = '', version] = request.args;
      return publish(request, services, {}, { basedOn: { briefId, version: Number(version) } });
    },

    /** Publishes over a version that somebody else made meanwhile. */
    top: (request, services) => publish(request, services, { onTopOf: Number(request.args[1]) }),

    /** Turns the page of what changed meanwhile. */
    changes: (request, services) =>
      withDraft(request, services, async (draft) => {
        const say = speaker(request.locale);
        if (!draft.basedOn) return draftGone(say);
        const card = await staleCard(draft, draft.basedOn, { say, page: Number(request.args[1]) }, services);
        return { kind: 'update', card };
      }),

    /** Sends the text as it is kept. */
    file: (request, services) =>
      withDraft(request, services, async (draft) => ({
        kind: 'message',
        visibility: 'private',
        card: { tone: 'notice', lead: [speaker(request.locale)('draft.as-kept')] },
        files: [textFile(draft)],
      })),

    /** Asks before a draft is discarded. */
    ask: (request, services) =>
      withDraft(request, services, async ({ id }) => {
        const say = speaker(request.locale);
        return {
          kind: 'update',
          card: {
            tone: 'notice',
            lead: [say('draft.ask-discard')],
            buttons: [
              { label: say('draft.discard-it'), style: 'danger', action: draftAction('discard', id) },
              { label: say('draft.file'), action: draftAction('file', id) },
              { label: say('draft.keep-it'), action: draftAction('show', id, 'preview', '0') },
            ],
          },
        };
      }),

    async discard(request, { store }) {
      const owner = { guildId: requireGuild(request), by: request.userId };
      const say = speaker(request.locale);
      if (!(await store.drafts.discard(owner, request.args[0] ?? ''))) return draftGone(say);
      return { kind: 'update', card: { tone: 'notice', lead: [say('draft.discarded')] } };
    },
  },

  openers: {
    /** Opens the form with the draft's text; one that is too long comes as a file instead. */
    edit: (request, services) =>
      withDraft(request, services, async (draft) => {
        const target: DraftTarget = { kind: 'draft', id: draft.id };
        const text = editableText(draft.text);
        const say = speaker(request.locale);
        const start = { target, heading: say('form.edit-draft'), title: draft.title, text };
        return draftForm(start, say) ?? tooLongReply(target, textFile(draft), say);
      }),

    /** Opens the form for a text that was too long to be typed. */
    async upload({ args, locale }) {
      const say = speaker(locale);
      return uploadForm({ target: readTarget(args), heading: say('form.upload-edited') }, say);
    },
  },

  forms: {
    /** Keeps what any form for a brief's text brings, and shows it. */
    async take(request, services) {
      const answer = readForm(request);
      const say = speaker(request.locale);
      const { draft, alert = cutAlert(request, say) } = await takeDraft(answer, request, services);
      const card = await draftCard(draft, { say, alert }, services);
      // Only a draft's own buttons open the form that changes it.
      return answer.target.kind === 'draft'
        ? { kind: 'update', card }
        : { kind: 'message', visibility: 'private', card };
    },
  },
});

/** Does something with the draft that a button or select names; says so when it has gone. */
async function withDraft(
  request: ActionRequest,
  { store }: Services,
  work: (draft: Draft) => Promise<Reply>,
): Promise<Reply> {
  const draft = await store.drafts.get(ownerOf(request), request.values[0] ?? request.args[0] ?? '');
  return draft ? work(draft) : draftGone(speaker(request.locale));
}

async function publish(
  request: ActionRequest,
  services: Services,
  options: PublishOptions = {},
  rebase?: Pick<Draft, 'basedOn'>,
): Promise<Reply> {
  return withDraft(request, services, (draft) =>
    publishDraft({ ...draft, ...rebase }, options, request, services),
  );
}

function ownerOf(request: Request) {
  return { guildId: requireGuild(request), by: request.userId };
}
