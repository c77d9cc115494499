import type { CommandGroup } from '../command.ts';
import { history } from './history.ts';
import { list } from './list.ts';
import { remove } from './remove.ts';
import { rename } from './rename.ts';
import { restore } from './restore.ts';
import { show } from './show.ts';

/** `/brief …`: how moderators add, check, correct, retire and recover the briefs of their server. */
export const brief = {
  definition: { name: 'brief', description: 'Add and keep the briefs of this server' },
  audience: 'moderators',
  commands: [list, show, rename, remove, restore, history],
} as const satisfies CommandGroup;
