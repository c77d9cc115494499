import { readFileSync } from 'node:fs';
import { UserError } from '../errors.ts';

/** What one line of a file holds, and where it stands, for messages: `questions.jsonl, line 3`. */
export interface JsonLine {
  readonly value: unknown;
  readonly where: string;
}

/**
 * Reads a file of one JSON value a line; empty lines are passed over.
 * @throws UserError naming the file, or the line that is not JSON
 */
export function readJsonLines(path: string): JsonLine[] {
  return readTextFile(path)
    .split(/\r?\n/)
    .flatMap((line, index) => {
      if (line.trim() === '') return [];
      const where = `${path}, line ${index + 1}`;
      try {
        return [{ value: JSON.parse(line) as unknown, where }];
      } catch (cause) {
        throw new UserError(`${where}: not JSON. Put one JSON object on each line.`, { cause });
      }
    });
}

/**
 * Reads a UTF-8 file, without the byte-order mark that Windows may put first; `-` reads standard input.
 * @throws UserError saying which file cannot be read
 */
export function readTextFile(path: string): string {
  try {
    return new TextDecoder().decode(readFileSync(path === '-' ? 0 : path));
  } catch (cause) {
    throw new UserError(`cannot read ${path}: check its name and that you may read it.`, { cause });
  }
}
