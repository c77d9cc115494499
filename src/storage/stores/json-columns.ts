import { z } from 'zod';
import type { BriefContent } from '../../knowledge/brief.ts';
import type { ClaimLabels, UsedNumbers } from '../../knowledge/claim-ids/claim-labels.ts';
import { DependencyError } from '../../errors.ts';
import type { GuildSettings } from '../../knowledge/stores/guild-settings.ts';
import { DEFAULT_GUILD_SETTINGS } from '../../knowledge/stores/guild-settings.ts';

const claim = z.object({
  text: z.string(),
  citations: z.array(z.number()),
  isChallenge: z.boolean(),
});

const content = z.object({
  title: z.string(),
  language: z.string(),
  coreViewpoint: z.array(claim),
  themes: z.array(
    z.object({ title: z.string(), kind: z.enum(['theme', 'challenges']), claims: z.array(claim) }),
  ),
  source: z.object({
    title: z.string().nullable(),
    publisher: z.string().nullable(),
    publishedAt: z.string().nullable(),
  }),
}) satisfies z.ZodType<BriefContent>;

const labels = z.object({
  themes: z.array(z.number()),
  claims: z.array(z.string()),
}) satisfies z.ZodType<ClaimLabels>;

const usedNumbers = z.array(z.number()) satisfies z.ZodType<UsedNumbers>;

// A setting that an older document lacks has its default.
const settings = z.object({
  defaultBriefId: z.string().nullable().default(DEFAULT_GUILD_SETTINGS.defaultBriefId),
  hiddenBriefIds: z.array(z.string()).default([...DEFAULT_GUILD_SETTINGS.hiddenBriefIds]),
  auditChannelId: z.string().nullable().default(DEFAULT_GUILD_SETTINGS.auditChannelId),
  publicChannelIds: z.array(z.string()).default([...DEFAULT_GUILD_SETTINGS.publicChannelIds]),
  locale: z.string().nullable().default(DEFAULT_GUILD_SETTINGS.locale),
  digestChannelId: z.string().nullable().default(DEFAULT_GUILD_SETTINGS.digestChannelId),
  hasWeeklySummary: z.boolean().default(DEFAULT_GUILD_SETTINGS.hasWeeklySummary),
  questionDays: z.number().nullable().default(DEFAULT_GUILD_SETTINGS.questionDays),
  cooldownSeconds: z.number().default(DEFAULT_GUILD_SETTINGS.cooldownSeconds),
}) satisfies z.ZodType<GuildSettings>;

/** The wording of a brief as JSON: always the same text for the same wording, whatever else the object has. */
export function formatContent(brief: BriefContent): string {
  return JSON.stringify(content.parse(brief));
}

/** Reads what {@link formatContent} wrote; throws DependencyError when the column holds anything else. */
export function parseContent(json: string): BriefContent {
  return parseColumn(content, json, 'a brief');
}

/** The labels of a wording as JSON. */
export function formatLabels({ themes, claims }: ClaimLabels): string {
  return JSON.stringify({ themes, claims });
}

/** Reads what {@link formatLabels} wrote. */
export function parseLabels(json: string): ClaimLabels {
  return parseColumn(labels, json, 'labels');
}

/** The numbers that a brief has used as JSON. */
export function formatUsedNumbers(used: UsedNumbers): string {
  return JSON.stringify(used);
}

/** Reads what {@link formatUsedNumbers} wrote. */
export function parseUsedNumbers(json: string): UsedNumbers {
  return parseColumn(usedNumbers, json, 'numbers');
}

/** Settings as JSON. */
export function formatSettings(chosen: GuildSettings): string {
  return JSON.stringify(settings.parse(chosen));
}

/** Reads what {@link formatSettings} wrote, or null for the defaults. */
export function parseSettings(json: string | null): GuildSettings {
  return json === null ? DEFAULT_GUILD_SETTINGS : parseColumn(settings, json, 'settings');
}

function parseColumn<T>(schema: z.ZodType<T>, json: string, what: string): T {
  try {
    return schema.parse(JSON.parse(json));
  } catch (cause) {
    throw new DependencyError(`The database holds ${what} that cannot be read.`, { cause });
  }
}
