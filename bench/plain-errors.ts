import { UserError } from '../src/errors.ts';

/** Lets a measurement end with one line, not a stack, where a file is missing or an option is wrong. */
export function reportErrorsPlainly(): void {
  process.on('uncaughtException', (error) => {
    const isExpected = error instanceof UserError || 'code' in error;
    console.error(isExpected ? error.message : error);
    process.exit(1);
  });
}
