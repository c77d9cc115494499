import { ConfigError, DependencyError } from './errors.ts';
import { endOnSignal } from './stop.ts';

/** The bot: `npm start`. What it is built of is in run.ts, which takes a while to load. */
endOnSignal();
try {
  const { run } = await import('./run.ts');
  await run();
} catch (error) {
  const isExpected = error instanceof ConfigError || error instanceof DependencyError;
  console.error(isExpected ? error.message : error);
  process.exit(1);
}
