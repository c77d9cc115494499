import packageJson from '../package.json' with { type: 'json' };
import { createChangeLimit } from './commands/change-limit.ts';
import { commands } from './commands/index.ts';
import { createQuestionLimit } from './commands/question-limit.ts';
import { loadConfig, type Config } from './config.ts';
import { connect, type Connection, type ConnectionOptions } from './discord/connection.ts';
import { openEndpoint } from './discord/endpoint.ts';
import { createLog, passwordsIn } from './log.ts';
import { openLibrary } from './open-library.ts';
import { openPort } from './open-port.ts';
import { createOperations, type Running } from './operations.ts';
import { readBundledBriefs } from './read-bundled-briefs.ts';
import { rehearse } from './rehearse.ts';
import { seedPlayground } from './seed-playground.ts';
import { stopOnSignal } from './stop.ts';
import { openStore } from './storage/open-store.ts';

/** What the playground's first server begins with. */
const SAMPLE_BRIEFS = 'data/playground';

/**
 * Builds everything, in order, and runs until a signal ends it.
 *
 * @throws ConfigError, DependencyError when it cannot start; the message says what to do.
 */
export async function run(): Promise<void> {
  const config = loadConfig();
  const { databaseUrl, discordToken, limits, logLevel: level } = config;
  const log = createLog({ level, secrets: [discordToken ?? '', ...passwordsIn(databaseUrl)] });
  process.on('uncaughtException', (error) => {
    log.fatal({ err: error }, 'stopping after an unexpected error');
    log.flush(() => process.exit(1));
  });

  const { briefs, problems } = await readBundledBriefs(config);
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
  running.store = store;
  const search = openLibrary(config, {
    bundled: briefs,
    store,
    timeSearch: () => metrics.timeSearch(),
    log,
  });
  const { library } = search;
  running.library = library;
  if (port.playground) {
    const [full, empty] = port.playground.guilds;
    if (full && empty)
      await seedPlayground({ store, guilds: [full, empty], bundled: briefs, dir: SAMPLE_BRIEFS });
  }

  const services = {
    library,
    store,
    limits,
    countChange: createChangeLimit(limits.changesPerMinute, () => new Date()),
    countQuestion: createQuestionLimit({
      settings: (guildId) => library.settings(guildId),
      perMinute: limits.questionsPerMinute,
      now: () => new Date(),
    }),
  };
  // Meanwhile: to connect is mostly to wait for Discord.
  const rehearsal = search.stage().then((stage) => rehearse({ ...services, library: stage }, log));
  const connection = await open(config, running, {
    token: port.playground?.token ?? discordToken ?? '',
    apiUrl: port.playground?.apiUrl ?? config.discordApiUrl,
    shards: config.shards,
    commands,
    services,
    log,
    onSettled: (report) => metrics.countInteraction(report),
    onRestResponse: (status) => metrics.countDiscordResponse(status),
  });
  const isSentTo = config.discordPublicKey !== undefined;
  stopOnSignal({
    log,
    onStopping: () => readiness.stop(),
    isSentTo,
    async close(signal) {
      // What interactions come through is closed before those that are under way are waited for.
      if (isSentTo) await port.close();
      // Whoever presses Ctrl+C is not about to start another, and the playground ends with the bot.
      await connection.close({ isForGood: signal === 'SIGINT' || port.playground !== undefined });
      await port.close();
      await search.close();
      await store.close();
    },
  });

  await rehearsal;
  // Once, since V8 would keep for hours what only the start has taken: 40 MB where there are many servers.
  globalThis.gc?.({ type: 'major', flavor: 'last-resort' });
  running.connection = connection;
  log.info({ briefs: briefs.length, bot: connection.botName, url: port.url }, 'ready');
  if (port.playground) {
    console.log(`\nFootnote is running on a local playground: open ${port.url} and type /ask`);
    console.log('Set DISCORD_TOKEN to run it on Discord. Ctrl+C stops it.\n');
  }
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
