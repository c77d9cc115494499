import { pointOf, type PointGroup, type ThemeRef } from '../knowledge/answer.ts';
import { placedClaims, type Brief } from '../knowledge/brief.ts';
import { briefKey } from '../knowledge/brief-key.ts';
import type { Collection } from '../knowledge/collection.ts';
import { LocalizedError } from '../messages/localized-error.ts';
import { speaker, type Say } from '../messages/speak.ts';
import { briefChoices, briefOption, chosenBrief } from './brief-option.ts';
import { themeTitle } from './claims/chapters.ts';
import { findByKey } from './claims/claim-state.ts';
import { claimsViews, ownView, type ClaimsViewOptions } from './claims/claims-view.ts';
import { defineCommand } from './command.ts';
import { whichServer } from './conversation/which-server.ts';
import { firstMatch, nearestValues } from './names.ts';
import { readOn } from './read-on.ts';
import type { Card, Choice } from './reply.ts';
import type { Services } from './services.ts';

const views = claimsViews('theme', (args, collection) => [groupOf(readThemeArgs(args, collection))]);

/** `/theme`: all claims of one theme; without a theme, a select of all themes. */
export const theme = defineCommand({
  definition: {
    name: 'theme',
    options: [
      {
        type: 'string',
        name: 'theme',
        hasAutocomplete: true,
      },
      briefOption,
    ],
  },

  async execute(request, services) {
    const choice = await whichServer(request, services);
    if (choice) return choice;
    const { guildId, locale, options } = request;
    const collection = await services.library.collection(guildId);
    const brief = chosenBrief(options.brief, collection);
    const card =
      options.theme === undefined
        ? themesCard(collection, { brief, page: 0, say: speaker(locale) })
        : await themeCard(
            resolveTheme(collection, options.theme, brief, speaker(locale)),
            ownView(request),
            services,
          );
    return { kind: 'message', visibility: 'private', card };
  },

  async autocomplete(request, services) {
    if (request.focused.name === briefOption.name) return briefChoices(request, services);
    const collection = await services.library.collection(request.guildId);
    const named = request.options['brief'];
    const brief = typeof named === 'string' ? collection.brief(named) : collection.defaultBrief;
    const say = speaker(request.locale);
    return collection
      .findThemes(request.focused.value, brief ? { briefId: brief.id } : {})
      .map((ref): Choice => ({
        name: `${titleOf(ref, say)} (${ref.brief.title})`,
        value: themeArgs(ref).join('/'),
      }));
  },

  openers: views.openers,
  forms: views.forms,
  actions: {
    ...views.actions,

    /** Shows the theme that a button names or a select has chosen. */
    async show(request, services) {
      const { guildId, args, values } = request;
      const collection = await services.library.collection(guildId);
      const ref = readThemeArgs(values[0]?.split('/') ?? args, collection);
      return readOn(await themeCard(ref, ownView(request), services), request);
    },

    /** Shows the theme that a button names in a message of its own. */
    async open(request, services) {
      const ref = readThemeArgs(request.args, await services.library.collection(request.guildId));
      const card = await themeCard(ref, ownView(request), services);
      return { kind: 'message', visibility: 'private', card };
    },

    /** Lists all themes in a message of its own, or those of the brief whose id the first argument is. */
    async 'open-list'({ guildId, locale, args: [briefId = ''] }, { library }) {
      const collection = await library.collection(guildId);
      const view = { brief: collection.brief(briefId), page: 0, say: speaker(locale) };
      return { kind: 'message', visibility: 'private', card: themesCard(collection, view) };
    },

    /** Lists all themes, or those of the brief that the first argument names. */
    async list(request, { library }) {
      const [key = '', page = '0'] = request.args;
      const collection = await library.collection(request.guildId);
      const brief = key === '' ? undefined : findByKey(collection, key);
      const view = { brief, page: Number(page), say: speaker(request.locale) };
      return readOn(themesCard(collection, view), request);
    },
  },
});

async function themeCard(ref: ThemeRef, options: ClaimsViewOptions, services: Services): Promise<Card> {
  return await views.card({ groups: [groupOf(ref)], args: themeArgs(ref) }, options, services);
}

function themesCard(
  collection: Collection,
  { brief, page, say }: { brief: Brief | undefined; page: number; say: Say },
): Card {
  const briefs = brief ? [brief] : collection.briefs;
  const refs = briefs.flatMap(themesOf);
  if (refs.length === 0) return { tone: 'notice', lead: [say('theme.none')] };
  return {
    tone: 'answer',
    lead: [brief ? say('theme.of-brief', { title: brief.title }) : say('claims.all-themes')],
    menu: {
      placeholder: say('theme.choose'),
      action: { command: 'theme', name: 'show', args: [] },
      options: refs.map((ref) => ({
        label: titleOf(ref, say),
        value: themeArgs(ref).join('/'),
        description: ref.brief.title,
      })),
    },
    paging: { page, turn: { command: 'theme', name: 'list', args: [brief ? briefKey(brief) : ''] } },
  };
}

/**
 * The theme that a person named: a suggested value, or text that was never suggested.
 *
 * @throws LocalizedError with the nearest titles when none is meant clearly.
 */
function resolveTheme(collection: Collection, name: string, brief: Brief | undefined, say: Say): ThemeRef {
  const refs = (brief ? [brief] : collection.briefs).flatMap(themesOf);
  const suggested = refs.find((ref) => themeArgs(ref).join('/') === name);
  const ref = suggested ?? firstMatch(refs, name, (candidate) => [titleOf(candidate, say)]);
  if (ref) return ref;
  const near = collection.findThemes(name, brief ? { briefId: brief.id } : {});
  const names = (near.length > 0 ? near : refs).map((candidate) => titleOf(candidate, say));
  throw new LocalizedError('theme.unknown', { name, ...nearestValues(names) });
}

/** The core viewpoint counts as the first theme of a brief. */
function themesOf(brief: Brief): ThemeRef[] {
  const indexes = new Set(placedClaims(brief).map(({ themeIndex }) => themeIndex));
  return [...indexes].map((themeIndex) => ({ brief, themeIndex }));
}

function titleOf({ brief, themeIndex }: ThemeRef, say: Say): string {
  return themeTitle(brief, themeIndex, say);
}

function groupOf({ brief, themeIndex }: ThemeRef): PointGroup {
  const claims = placedClaims(brief).filter((placed) => placed.themeIndex === themeIndex);
  return { brief, themeIndex, points: claims.map((placed) => pointOf(brief, placed)) };
}

function themeArgs({ brief, themeIndex }: ThemeRef): readonly string[] {
  return [briefKey(brief), String(themeIndex)];
}

function readThemeArgs([key = '', index = '']: readonly string[], collection: Collection): ThemeRef {
  return { brief: findByKey(collection, key), themeIndex: Number(index) };
}
