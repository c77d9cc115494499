import type { Hono } from 'hono';
import packageJson from '../package.json' with { type: 'json' };
import { createChangeLimit } from './commands/change-limit.ts';
import { commands } from './commands/index.ts';
import { createQuestionLimit } from './commands/question-limit.ts';
import { loadConfig, type Config } from './config.ts';
import { connect, type Connection, type ConnectionOptions } from './discord/connection.ts';
import { openEndpoint } from './discord/endpoint.ts';
import { openEmbedder } from './embedding/open-embedder.ts';
import { ConfigError, DependencyError } from './errors.ts';
import { isGlossaryInstalled, lazyGlossary } from './glossary/open-glossary.ts';
import { listen } from './http/server.ts';
import type { Embedder } from './knowledge/embedder.ts';
import { GuildLibrary } from './knowledge/guild-library.ts';
import { Meanings } from './knowledge/meanings.ts';
import { createLog, passwordsIn } from './log.ts';
import { createOperations, type Running } from './operations.ts';
import type { Playground } from './playground/playground.ts';
import { seedPlayground } from './seed-playground.ts';
import { stopOnSignal } from './stop.ts';
import { loadBundledBriefs } from './storage/bundled-briefs.ts';
import { openStore } from './storage/open-store.ts';

/** What the playground's first server begins with. */
const SAMPLE_BRIEFS = 'data/playground';

/** Builds everything, in order, and runs until a signal ends it. */
async function main(): Promise<void> {
  const config = loadConfig();
  const { databaseUrl, discordToken, limits, logLevel: level } = config;
  const log = createLog({ level, secrets: [discordToken ?? '', ...passwordsIn(databaseUrl)] });
  process.on('uncaughtException', (error) => {
    log.fatal({ err: error }, 'stopping after an unexpected error');
    log.flush(() => process.exit(1));
  });

  const { briefs, problems } = await readBriefs(config.briefsDir);
  for (const problem of problems) log.warn(problem);
  const running: Running = {};
  const { readiness, metrics, app } = createOperations(config, {
    version: packageJson.version,
    running,
    log,
  });
  // First, so that operators can watch the rest.
  const port = await openPort(config, app);

  const store = await openStore(databaseUrl, {
    maxBriefsPerGuild: limits.briefsPerGuild,
    bundledCodes: briefs.map(({ code }) => code),
  });
  const loadGlossary = lazyGlossary({
    onFailure: (error) => log.warn({ err: error }, 'the dictionary for other languages cannot be read'),
  });
  running.store = store;
  // Not waited for: until it is there, questions are answered by words alone.
  const meanings = new Meanings({
    embedder: loadEmbedder(config, log),
    store: store.vectors,
    loadGlossary,
    onFailure: (error) => log.warn({ err: error }, 'searching by words alone'),
  });
  if (!isGlossaryInstalled()) log.info('no dictionary: a question finds claims in its own language');
  const library = new GuildLibrary(briefs, store, {
    memoryBytes: config.indexMemoryMb * 2 ** 20,
    meanings,
    loadGlossary,
    timeSearch: () => metrics.timeSearch(),
    onOutage: (error) => log.error({ err: error }, 'the database is away: answering from what is known'),
    onRecovery: () => log.info('the database is back'),
  });

  running.library = library;
  if (port.playground) {
    const [full, empty] = port.playground.guilds;
    if (full && empty)
      await seedPlayground({ store, guilds: [full, empty], bundled: briefs, dir: SAMPLE_BRIEFS });
  }

  const connection = await open(config, running, {
    token: port.playground?.token ?? discordToken ?? '',
    apiUrl: port.playground?.apiUrl ?? config.discordApiUrl,
    shards: config.shards,
    commands,
    services: {
      library,
      store,
      limits,
      countChange: createChangeLimit(limits.changesPerMinute, () => new Date()),
      countQuestion: createQuestionLimit({
        settings: (guildId) => library.settings(guildId),
        perMinute: limits.questionsPerMinute,
        now: () => new Date(),
      }),
    },
    log,
    onSettled: (report) => metrics.countInteraction(report),
    onRestResponse: (status) => metrics.countDiscordResponse(status),
  });
  running.connection = connection;
  log.info({ briefs: briefs.length, bot: connection.botName, url: port.url }, 'ready');
  if (port.playground) {
    console.log(`\nFootnote is running on a local playground: open ${port.url} and type /ask`);
    console.log('Set DISCORD_TOKEN to run it on Discord. Ctrl+C stops it.\n');
  }

  const isSentTo = config.discordPublicKey !== undefined;
  stopOnSignal({
    log,
    onStopping: () => readiness.stop(),
    isSentTo,
    async close() {
      // What interactions come through is closed before those that are under way are waited for.
      if (isSentTo) await port.close();
      await connection.close();
      await port.close();
      await meanings.close();
      await store.close();
    },
  });
}

/** Runs the bot on the gateway or, where there is a public key, on what Discord sends over HTTP. */
async function open(
  { discordPublicKey: publicKey }: Config,
  running: Running,
  options: ConnectionOptions,
): Promise<Connection> {
  if (publicKey === undefined) return await connect(options);
  const endpoint = await openEndpoint({ ...options, publicKey });
  running.receive = (interaction) => endpoint.receive(interaction);
  return endpoint;
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

/** What listens on HOST:PORT. */
interface Port {
  readonly url: string;
  readonly playground?: Playground;
  close(): Promise<void>;
}

/** Serves an app: alone, or beside the playground when there is no token. */
async function openPort(config: Config, app: Hono): Promise<Port> {
  const { host, port, discordToken, playgroundPassword: password } = config;
  try {
    if (discordToken !== undefined) return await listen(app, { host, port });
    // Loaded only here: on Discord the bot does without it, and without its schemas.
    const { startPlayground } = await import('./playground/playground.ts');
    const options = { host, port, routes: app, ...(password === undefined ? {} : { password }) };
    const playground = await startPlayground(options);
    return { url: playground.url, playground, close: () => playground.close() };
  } catch (error) {
    const isListening = error instanceof Error && 'syscall' in error;
    const message = isListening
      ? `PORT: cannot listen on ${host}:${port}: ${reasonOf(error)}. ` +
        'Set PORT to a free one; each process on a machine needs its own.'
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
