import { config as readDotenv } from 'dotenv';
import { z } from 'zod';
import type { Limits } from './commands/services.ts';
import type { ModelChoice } from './embedding/open-embedder.ts';
import { parseShards, type ShardPlan } from './discord/gateway/shards.ts';
import { ConfigError } from './errors.ts';

/** Everything that the environment decides, checked and frozen. */
export interface Config {
  /** The bot's token; undefined runs the bot against the local playground. */
  readonly discordToken: string | undefined;
  /** Base of Discord's REST API, without the version; undefined means Discord itself. */
  readonly discordApiUrl: string | undefined;
  /** What Discord signs interactions over HTTP with; undefined connects to the gateway instead. */
  readonly discordPublicKey: string | undefined;
  /** Where everything is kept: `sqlite:<path>` or `postgres://…`. Holds a password: not for logs. */
  readonly databaseUrl: string;
  /** Folder of bundled briefs. */
  readonly briefsDir: string;
  /** Address of the playground, health, metrics and interactions over HTTP. */
  readonly host: string;
  /** What the page asks for; needed where the playground listens beyond this machine. */
  readonly playgroundPassword: string | undefined;
  /** 0 picks a free port. */
  readonly port: number;
  readonly logLevel: LogLevel;
  /** Which of the bot's shards this process runs. */
  readonly shards: ShardPlan;
  /** What the searchable briefs of guilds may take, in MB; those asked longest ago are dropped first. */
  readonly indexMemoryMb: number;
  /** Which sentence model finds claims by their meaning. */
  readonly model: ModelChoice;
  readonly limits: Limits;
}

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
/** How much is logged: this and what is graver. */
export type LogLevel = (typeof LOG_LEVELS)[number];

const limit = (fallback: number) =>
  z
    .string()
    .regex(/^[1-9]\d{0,8}$/, 'must be a whole number from 1 to 999,999,999')
    .transform(Number)
    .default(fallback);

const variables = z.object({
  DISCORD_TOKEN: z
    .string()
    .regex(/^[\x21-\x7e]+$/, 'must be the token alone, as the Bot page shows it: it has no blanks in it')
    .optional(),
  DISCORD_API_URL: z
    .url({ protocol: /^https?$/, error: 'must be an http(s) address such as http://127.0.0.1:8080/api' })
    .transform((url) => url.replace(/\/+$/, ''))
    .optional(),
  DISCORD_PUBLIC_KEY: z
    .string()
    .regex(/^[\da-f]{64}$/i, 'must be the 64 hexadecimal digits on the General Information page')
    .optional(),
  DATABASE_URL: z
    .string()
    .regex(
      /^(sqlite:.|postgres(ql)?:\/\/.)/,
      'must be sqlite:<path>, such as sqlite:var/footnote.db, or postgres://user:password@host:5432/footnote',
    )
    .default('sqlite:var/footnote.db'),
  BRIEFS_DIR: z.string().default('data/briefs'),
  HOST: z.string().default('127.0.0.1'),
  PLAYGROUND_PASSWORD: z.string().optional(),
  PORT: z
    .string()
    .regex(/^\d+$/, 'must be a port number from 0 to 65535')
    .transform(Number)
    .refine((port) => port <= 65_535, 'must be a port number from 0 to 65535')
    .default(8080),
  LOG_LEVEL: z.enum(LOG_LEVELS, { error: `must be one of ${LOG_LEVELS.join(', ')}` }).default('info'),
  SHARDS: z
    .string()
    .transform((text, context): ShardPlan => {
      const plan = parseShards(text);
      if (plan) return plan;
      context.addIssue('must be auto, a number of shards such as 4, or this process’s part such as 0-15/64');
      return z.NEVER;
    })
    .default('auto'),
  INDEX_MEMORY_MB: limit(256),
  FOOTNOTE_MODEL: z
    .string()
    .transform((value): ModelChoice => (value === 'off' ? 'off' : { folder: value }))
    .default('built-in'),
  LIMIT_BRIEFS: limit(500),
  LIMIT_CLAIMS: limit(2_000),
  LIMIT_TEXT_BYTES: limit(1_000_000),
  LIMIT_CHANGES_PER_MINUTE: limit(30),
  LIMIT_QUESTIONS_PER_MINUTE: limit(300),
});

const environment = variables.superRefine(
  ({ DISCORD_PUBLIC_KEY: key, DISCORD_TOKEN: token, SHARDS }, context) => {
    const problem = (path: keyof typeof variables.shape, message: string): void =>
      context.addIssue({ code: 'custom', path: [path], message });
    if (key === undefined) return;
    if (token === undefined) {
      problem('DISCORD_PUBLIC_KEY', 'needs DISCORD_TOKEN too: the bot still registers its commands');
    }
    if (SHARDS !== 'auto') problem('SHARDS', 'there are no shards with DISCORD_PUBLIC_KEY: leave it out');
  },
);

/**
 * Reads the environment, and `.env` where there is one (the environment wins).
 * An empty variable counts as absent.
 *
 * @throws ConfigError that names every variable that is wrong.
 */
export function loadConfig(env: NodeJS.ProcessEnv = environmentWithDotenv()): Config {
  const present = Object.fromEntries(
    Object.entries(env)
      .map(([name, value]) => [name, value?.trim()] as const)
      .filter(([, value]) => value),
  );
  const result = environment.safeParse(present);
  if (!result.success) {
    const problems = result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new ConfigError(problems.join('\n'));
  }
  const values = result.data;
  return Object.freeze({
    discordToken: values.DISCORD_TOKEN,
    discordApiUrl: values.DISCORD_API_URL,
    discordPublicKey: values.DISCORD_PUBLIC_KEY,
    databaseUrl: values.DATABASE_URL,
    briefsDir: values.BRIEFS_DIR,
    host: values.HOST,
    playgroundPassword: values.PLAYGROUND_PASSWORD,
    port: values.PORT,
    logLevel: values.LOG_LEVEL,
    shards: values.SHARDS,
    indexMemoryMb: values.INDEX_MEMORY_MB,
    model: values.FOOTNOTE_MODEL,
    limits: {
      briefsPerGuild: values.LIMIT_BRIEFS,
      claimsPerBrief: values.LIMIT_CLAIMS,
      textBytes: values.LIMIT_TEXT_BYTES,
      changesPerMinute: values.LIMIT_CHANGES_PER_MINUTE,
      questionsPerMinute: values.LIMIT_QUESTIONS_PER_MINUTE,
    },
  });
}

function environmentWithDotenv(): NodeJS.ProcessEnv {
  readDotenv({ quiet: true });
  return process.env;
}
