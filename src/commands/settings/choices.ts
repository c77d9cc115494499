import type { Collection } from '../../knowledge/collection.ts';
import type { GuildSettings } from '../../knowledge/stores/guild-settings.ts';
import { catalogs, type MessageKey } from '../../messages/catalogs.ts';
import type { Say } from '../../messages/speak.ts';
import type { ActionRequest } from '../command.ts';

/** Seconds between two questions of one person, as there are to choose from. */
export const COOLDOWNS = [0, 2, 5, 15, 60] as const;
/** Days that unanswered questions may be kept. */
export const QUESTION_DAYS = [30, 90, 180] as const;
/** What stands for "none of these" in a select, whose values cannot be empty. */
export const NONE = 'none';

/** What was chosen in the panel: the change that it makes, and how the audit log words it. */
export interface Choice {
  /** A function of the settings as they stand: two people who choose different things at once both succeed. */
  readonly change: (current: GuildSettings) => Partial<GuildSettings>;
  /** What follows a name: “set the cooldown to 5 seconds”. */
  readonly note: (say: Say) => string;
  /** The channel that is to be told of something, and what it is told now. */
  readonly hello?: { readonly channelId: string; readonly message: MessageKey };
}

/** The settings of the panel, as its selects and buttons name them. */
export type Setting =
  'default' | 'public' | 'language' | 'cooldown' | 'questions' | 'digest' | 'weekly' | 'audit';

/** What a choice in the panel means; undefined where there is no such choice. */
export function readChoice(
  { args: [setting = '', ...pressed], values }: Pick<ActionRequest, 'args' | 'values'>,
  collection: Collection,
): Choice | undefined {
  if (!Object.hasOwn(READERS, setting)) return undefined;
  // A button says what it chooses in its arguments.
  return READERS[setting as Setting](pressed.length > 0 ? pressed : values, collection);
}

type Reader = (values: readonly string[], collection: Collection) => Choice | undefined;

const READERS: Readonly<Record<Setting, Reader>> = {
  default([id = NONE], collection) {
    const brief = id === NONE ? null : collection.brief(id);
    if (brief === undefined) return undefined;
    return {
      change: () => ({ defaultBriefId: brief?.id ?? null }),
      note: (say) => (brief ? say('audit.default', { brief: brief.title }) : say('audit.no-default')),
    };
  },

  public: (channelIds) => ({
    change: () => ({ publicChannelIds: channelIds }),
    note: (say) => say('audit.public-channels', { count: channelIds.length }),
  }),

  language([locale = NONE]) {
    if (locale !== NONE && !catalogs.has(locale)) return undefined;
    return {
      change: () => ({ locale: locale === NONE ? null : locale }),
      note: (say) =>
        locale === NONE
          ? say('audit.language-automatic')
          : say('audit.language', { language: languageName(locale, say.locale) }),
    };
  },

  cooldown([value]) {
    const seconds = COOLDOWNS.find((other) => String(other) === value);
    if (seconds === undefined) return undefined;
    return {
      change: () => ({ cooldownSeconds: seconds }),
      note: (say) => say('audit.cooldown', { seconds }),
    };
  },

  questions([value]) {
    const days = value === NONE ? null : QUESTION_DAYS.find((other) => String(other) === value);
    if (days === undefined) return undefined;
    return {
      change: () => ({ questionDays: days }),
      note: (say) => (days === null ? say('audit.no-questions') : say('audit.questions', { days })),
    };
  },

  digest: ([channelId]) => digestChoice(channelId),

  weekly: ([value]) => weeklyChoice(value === 'on'),

  audit([channelId]) {
    if (channelId === undefined) {
      return { change: () => ({ auditChannelId: null }), note: (say) => say('audit.no-channel') };
    }
    return {
      change: () => ({ auditChannelId: channelId }),
      note: (say) => say('audit.channel'),
      hello: { channelId, message: 'announce.channel' },
    };
  },
};

/** Another digest channel; undefined for none any more, which ends the weekly summary, too. */
export function digestChoice(channelId: string | undefined): Choice {
  if (channelId === undefined) {
    return {
      change: () => ({ digestChannelId: null, hasWeeklySummary: false }),
      note: (say) => say('audit.no-digest'),
    };
  }
  return {
    change: () => ({ digestChannelId: channelId }),
    note: (say) => say('audit.digest'),
    hello: { channelId, message: 'digest.hello' },
  };
}

/** The weekly summary, on or off. Without a channel there is nowhere to sum up. */
export function weeklyChoice(isOn: boolean): Choice {
  return {
    change: ({ digestChannelId }) => ({ hasWeeklySummary: isOn && digestChannelId !== null }),
    note: (say) => say(isOn ? 'audit.weekly' : 'audit.no-weekly'),
  };
}

/** A language as those who read another call it. */
export function languageName(locale: string, inLocale: string): string {
  return new Intl.DisplayNames([inLocale], { type: 'language', fallback: 'code' }).of(locale) ?? locale;
}
