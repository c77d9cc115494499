import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readBriefFile } from '../src/cli/brief-files.ts';
import type { Brief } from '../src/knowledge/brief.ts';

/** Every .txt of a folder as a brief, named by its base name. */
export function readBriefFolder(path: string): Brief[] {
  return readdirSync(path)
    .filter((name) => name.endsWith('.txt'))
    .map((name) => readBriefFile(join(path, name)));
}
