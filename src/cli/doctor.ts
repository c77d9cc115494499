import { loadConfig, type Config } from '../config.ts';
import { diagnoseDiscord } from '../discord/doctor.ts';
import { openEmbedder } from '../embedding/open-embedder.ts';
import { ConfigError, DependencyError } from '../errors.ts';
import { isGlossaryInstalled } from '../glossary/open-glossary.ts';
import { loadBundledBriefs } from '../storage/bundled-briefs.ts';
import { describePostgres, inspectPostgresDatabase } from '../storage/postgres/open-postgres-store.ts';
import { locateDatabase } from '../storage/open-store.ts';
import { inspectSqliteFile } from '../storage/sqlite/sqlite-file.ts';
import type { CliCommand } from './command.ts';

/** What one examination found. */
interface Finding {
  readonly isGood: boolean;
  readonly text: string;
}

/** `footnote doctor`: whether the bot would start, and how to add it to a server. */
export const doctor: CliCommand = {
  form: 'doctor',
  summary: 'checks the environment, the briefs, the database, the token; prints the invite link',
  help: `Reads the same settings as the bot (the environment and .env), connects to nothing but Discord's
REST API and the database, and changes nothing.
Exit code 1 when something keeps the bot from starting.`,

  async run() {
    const config = loadConfig();
    const examinations = [environment, briefs, database, model, dictionary, discord];
    let isHealthy = true;
    for (const examine of examinations) {
      for (const { isGood, text } of await examine(config)) {
        console.log(`${isGood ? 'ok     ' : 'problem'}  ${text}`);
        isHealthy &&= isGood;
      }
    }
    return isHealthy ? 0 : 1;
  },
};

/** `loadConfig` has named whatever is wrong already. */
async function environment({ host, port, logLevel }: Config): Promise<Finding[]> {
  return [
    good(`environment: HOST ${host}, PORT ${port}, LOG_LEVEL ${logLevel}, Node ${process.versions.node}`),
  ];
}

async function briefs({ briefsDir }: Config): Promise<Finding[]> {
  try {
    const { briefs: loaded, problems } = await loadBundledBriefs(briefsDir);
    return [
      good(`briefs: ${loaded.length} in ${briefsDir}`),
      ...problems.map((problem): Finding => ({ isGood: false, text: `brief: ${problem}` })),
    ];
  } catch (error) {
    return [bad('BRIEFS_DIR', error)];
  }
}

async function database({ databaseUrl }: Config): Promise<Finding[]> {
  const location = locateDatabase(databaseUrl);
  try {
    if (location.kind === 'postgres') {
      const { schema } = await inspectPostgresDatabase(location.url);
      const made = schema === 0 ? ', whose tables will be made at the first start' : '';
      return [good(`database: ${describePostgres(location.url)}${made}`)];
    }
    const isThere = inspectSqliteFile(location.path) !== undefined;
    return [good(`database: ${location.path}${isThere ? '' : ' will be made at the first start'}`)];
  } catch (error) {
    return [bad('database', error)];
  }
}

/** Search goes by words alone without the model, so its absence is no problem. */
async function model(config: Config): Promise<Finding[]> {
  const opened = await openEmbedder(config.model);
  if (opened.kind === 'unavailable')
    return [good(`sentence model: ${opened.detail}; search goes by words alone`)];
  await opened.embedder.close();
  return [good(`sentence model: ${opened.embedder.id}`)];
}

/** Questions find claims in their own language without the dictionary, so its absence is no problem. */
async function dictionary(): Promise<Finding[]> {
  const found = isGlossaryInstalled()
    ? 'CC-CEDICT'
    : 'no dictionary; a question finds claims in its own language';
  return [good(`other languages: ${found}`)];
}

async function discord(config: Config): Promise<Finding[]> {
  const { discordToken, discordApiUrl: apiUrl, discordPublicKey: publicKey } = config;
  if (discordToken === undefined) {
    return [good('Discord: no DISCORD_TOKEN, so npm start runs on the local playground')];
  }
  try {
    const settings = { token: discordToken, apiUrl, publicKey };
    const { botName, inviteUrl, warnings } = await diagnoseDiscord(settings);
    const arrival = publicKey === undefined ? 'over the gateway' : 'at /interactions';
    return [
      good(`Discord: the token is that of ${botName}, to whom interactions come ${arrival}`),
      ...warnings.map((text): Finding => ({ isGood: false, text: `Discord: ${text}` })),
      good(`Discord: add the bot to a server with ${inviteUrl}`),
    ];
  } catch (error) {
    return [bad('Discord', error)];
  }
}

function good(text: string): Finding {
  return { isGood: true, text };
}

function bad(what: string, error: unknown): Finding {
  if (!(error instanceof Error)) throw error;
  const isExpected = error instanceof ConfigError || error instanceof DependencyError || 'code' in error;
  if (!isExpected) throw error;
  return { isGood: false, text: `${what}: ${error.message}` };
}
