import type { Collection } from '../../knowledge/collection.ts';
import type { GuildSettings } from '../../knowledge/stores/guild-settings.ts';
import { catalogs, nearestLocale } from '../../messages/catalogs.ts';
import type { Say } from '../../messages/speak.ts';
import type { Action, Button, Card, Control, Line, MenuOption } from '../reply.ts';
import { COOLDOWNS, languageName, NONE, QUESTION_DAYS, type Setting } from './choices.ts';

/** A select holds 25; one is for all briefs. */
const MAX_BRIEFS = 24;
const MAX_PUBLIC_CHANNELS = 25;

/** What the panel needs to know beside the settings. */
export interface PanelContext {
  readonly collection: Collection;
  /** The server's language as Discord tells it. */
  readonly guildLocale: string;
  /** What has just happened. */
  readonly lead?: Line | undefined;
}

/** The panel: a select for each setting, showing what is chosen. */
export function settingsCard(
  settings: GuildSettings,
  { collection, guildLocale, lead }: PanelContext,
  say: Say,
): Card {
  return {
    tone: 'answer',
    lead: [say.line('settings.title'), ...(lead === undefined ? [] : [lead])],
    controls: [
      control(
        'default',
        say,
        { options: briefOptions(settings, collection, say) },
        collection.briefs.length - MAX_BRIEFS,
      ),
      control('public', say, { channelIds: settings.publicChannelIds, maxChannels: MAX_PUBLIC_CHANNELS }),
      control('language', say, { options: languageOptions(settings, guildLocale, say) }),
      control('cooldown', say, {
        options: COOLDOWNS.map((seconds) => ({
          label: say('settings.cooldown-option', { seconds }),
          value: String(seconds),
          isChosen: settings.cooldownSeconds === seconds,
        })),
      }),
      control('questions', say, { options: questionOptions(settings, say) }),
      digestControl(settings, say),
      control('audit', say, { channelIds: idsOf(settings.auditChannelId), maxChannels: 1 }),
    ],
    buttons: [
      weeklyButton(settings, say),
      { label: say('settings.export'), action: { command: 'settings', name: 'export', args: [] } },
    ],
  };
}

type Selection =
  | { readonly options: readonly MenuOption[] }
  | { readonly channelIds: readonly string[]; readonly maxChannels: number };

/** `more`: how many there are beyond those that the select has room for. */
function control(setting: Exclude<Setting, 'weekly'>, say: Say, selection: Selection, more = 0): Control {
  return {
    label: say(`settings.${setting}`),
    hint: say.line(`settings.${setting}-hint`, {
      more: Math.max(0, more),
      default: { command: 'brief default' },
      gaps: { command: 'gaps' },
    }),
    menu: {
      placeholder: say('options' in selection ? 'settings.choose' : 'settings.no-channel'),
      action: { command: 'settings', name: 'choose', args: [setting] },
      ...selection,
    },
  };
}

/** The select of the digest channel, for whichever command it stands in. */
export function digestControl(
  { digestChannelId }: Pick<GuildSettings, 'digestChannelId'>,
  say: Say,
  action: Action = { command: 'settings', name: 'choose', args: ['digest'] },
): Control {
  const shown = control('digest', say, { channelIds: idsOf(digestChannelId), maxChannels: 1 });
  return { ...shown, menu: { ...shown.menu, action } };
}

/** Turns the weekly summary on or off; the button's last argument says which. */
export function weeklyButton(
  { hasWeeklySummary, digestChannelId }: Pick<GuildSettings, 'hasWeeklySummary' | 'digestChannelId'>,
  say: Say,
  { command, name, args }: Action = { command: 'settings', name: 'choose', args: ['weekly'] },
): Button {
  return {
    label: say(hasWeeklySummary ? 'settings.weekly-off' : 'settings.weekly-on'),
    action: { command, name, args: [...args, hasWeeklySummary ? 'off' : 'on'] },
    isDisabled: digestChannelId === null,
  };
}

function briefOptions({ defaultBriefId }: GuildSettings, { briefs }: Collection, say: Say): MenuOption[] {
  const isDefault = ({ id }: { id: string }) => id === defaultBriefId;
  const shown = [...briefs.filter(isDefault), ...briefs.filter((brief) => !isDefault(brief))];
  return [
    { label: say('settings.all-briefs'), value: NONE, isChosen: !briefs.some(isDefault) },
    ...shown.slice(0, MAX_BRIEFS).map((brief) => ({
      label: brief.title,
      value: brief.id,
      isChosen: isDefault(brief),
    })),
  ];
}

function languageOptions({ locale }: GuildSettings, guildLocale: string, say: Say): MenuOption[] {
  const automatic = languageName(nearestLocale(guildLocale), say.locale);
  return [
    {
      label: say('settings.language-automatic', { language: automatic }),
      value: NONE,
      isChosen: locale === null,
    },
    ...[...catalogs.keys()].map((own) => ({
      label: languageName(own, own),
      description: languageName(own, say.locale),
      value: own,
      isChosen: locale === own,
    })),
  ];
}

function questionOptions({ questionDays }: GuildSettings, say: Say): MenuOption[] {
  return [
    { label: say('settings.questions-off'), value: NONE, isChosen: questionDays === null },
    ...QUESTION_DAYS.map((days) => ({
      label: say('settings.questions-days', { days }),
      value: String(days),
      isChosen: questionDays === days,
    })),
  ];
}

function idsOf(id: string | null): string[] {
  return id === null ? [] : [id];
}
