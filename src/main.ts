import { keepCompiledCode } from './compiled-code.ts';
import { ConfigError, DependencyError } from './errors.ts';
import { endOnSignal } from './stop.ts';

/** The bot: `npm start`. What it is built of is in run.ts. */
endOnSignal();
keepCompiledCode();
try {
  const { run } = await import('./run.ts');
  await run();
} catch (error) {
  const isExpected = error instanceof ConfigError || error instanceof DependencyError;
  console.error(isExpected ? error.message : error);
  process.exit(1);
}
