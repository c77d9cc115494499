import { createChangeLimit } from './commands/change-limit.ts';
import { commands } from './commands/index.ts';
import { createQuestionLimit } from './commands/question-limit.ts';
import { loadConfig, type Config } from './config.ts';
import { connect } from './discord/connection.ts';
import { openEmbedder } from './embedding/open-embedder.ts';
import { ConfigError, DependencyError } from './errors.ts';
import { isGlossaryInstalled, lazyGlossary } from './glossary/open-glossary.ts';
import type { Embedder } from './knowledge/embedder.ts';
import { GuildLibrary } from './knowledge/guild-library.ts';
import { Meanings } from './knowledge/meanings.ts';
import { createLog } from './log.ts';
import { loadBundledBriefs } from './storage/bundled-briefs.ts';
import { openStore } from './storage/open-store.ts';

/** Builds everything, in order, and runs until a signal ends it. */
async function main(): Promise<void> {
  const config = loadConfig();
  const log = createLog(config.logLevel);
  process.on('uncaughtException', (error) => {
    log.fatal({ err: error }, 'stopping after an unexpected error');
    log.flush(() => process.exit(1));
  });

  const { briefs, problems } = await readBriefs(config.briefsDir);
  for (const problem of problems) log.warn(problem);
  const { databaseUrl, limits } = config;
  const store = await openStore(databaseUrl, {
    maxBriefsPerGuild: limits.briefsPerGuild,
    bundledCodes: briefs.map(({ code }) => code),
  });
  // Not waited for: until it is there, questions are answered by words alone.
  const meanings = new Meanings({
    embedder: loadEmbedder(config, log),
    store: store.vectors,
    onFailure: (error) => log.warn({ err: error }, 'searching by words alone'),
  });
  if (!isGlossaryInstalled()) log.info('no dictionary: a question finds claims in its own language');
  const library = new GuildLibrary(briefs, store, {
    memoryBytes: config.indexMemoryMb * 2 ** 20,
    meanings,
    loadGlossary: lazyGlossary({
      onFailure: (error) => log.warn({ err: error }, 'the dictionary for other languages cannot be read'),
    }),
    onOutage: (error) => log.error({ err: error }, 'the database is away: answering from what is known'),
    onRecovery: () => log.info('the database is back'),
  });

  const playground = config.discordToken === undefined ? await openPlayground(config) : undefined;
  const connection = await connect({
    token: playground?.token ?? config.discordToken ?? '',
    apiUrl: playground?.apiUrl ?? config.discordApiUrl,
    shards: config.shards,
    commands,
    services: {
      library,
      store,
      limits,
      countChange: createChangeLimit(limits.changesPerMinute, () => new Date()),
      countQuestion: createQuestionLimit({
        settings: store.settings,
        perMinute: limits.questionsPerMinute,
        now: () => new Date(),
      }),
    },
    log,
  });
  log.info({ briefs: briefs.length, bot: connection.botName }, 'ready');
  if (playground) {
    console.log(`\nFootnote is running on a local playground: open ${playground.url} and type /ask`);
    console.log('Set DISCORD_TOKEN to run it on Discord. Ctrl+C stops it.\n');
  }

  const stop = async (signal: NodeJS.Signals) => {
    log.info({ signal }, 'stopping');
    await connection.close();
    await playground?.close();
    await meanings.close();
    await store.close();
  };
  process.once('SIGINT', (signal) => void stop(signal));
  process.once('SIGTERM', (signal) => void stop(signal));
}

async function loadEmbedder(
  { model }: Config,
  log: ReturnType<typeof createLog>,
): Promise<Embedder | undefined> {
  const opened = await openEmbedder(model);
  if (opened.kind === 'ready') {
    log.info({ model: opened.embedder.id }, 'searching by words and meaning');
    return opened.embedder;
  }
  log[opened.reason === 'off' ? 'info' : 'warn']({ reason: opened.detail }, 'searching by words alone');
  return undefined;
}

async function readBriefs(dir: string) {
  try {
    return await loadBundledBriefs(dir);
  } catch (error) {
    throw new ConfigError(`BRIEFS_DIR: cannot read ${dir}: ${reasonOf(error)}`, { cause: error });
  }
}

async function openPlayground({ host, port, playgroundPassword: password }: Config) {
  // Loaded only here: on Discord the bot does without it, and without its schemas.
  const { startPlayground } = await import('./playground/playground.ts');
  try {
    return await startPlayground(password === undefined ? { host, port } : { host, port, password });
  } catch (error) {
    const isListening = error instanceof Error && 'syscall' in error;
    const message = isListening
      ? `PORT: cannot listen on ${host}:${port}: ${reasonOf(error)}. Set PORT to a free one.`
      : `HOST: ${reasonOf(error)}`;
    throw new ConfigError(message, { cause: error });
  }
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return REASONS[code] ?? (error instanceof Error ? error.message : String(error));
}

/** System errors in words. */
const REASONS: Readonly<Record<string, string>> = {
  EADDRINUSE: 'the address is in use',
  EADDRNOTAVAIL: 'this machine has no such address',
  EACCES: 'permission is denied',
  ENOENT: 'there is no such folder',
};

try {
  await main();
} catch (error) {
  const isExpected = error instanceof ConfigError || error instanceof DependencyError;
  console.error(isExpected ? error.message : error);
  process.exit(1);
}
