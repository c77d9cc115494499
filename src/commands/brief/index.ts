import type { CommandGroup } from '../command.ts';
import { defaultCommand } from './default.ts';
import { exportCommand } from './export.ts';
import { hide } from './hide.ts';
import { history } from './history.ts';
import { list } from './list.ts';
import { log } from './log.ts';
import { remove } from './remove.ts';
import { rename } from './rename.ts';
import { reports } from './reports.ts';
import { restore } from './restore.ts';
import { show } from './show.ts';
import { sources } from './sources.ts';

/** `/brief …`: how moderators add, check, correct, retire and recover the briefs of their server. */
export const brief = {
  definition: { name: 'brief', description: 'Add and keep the briefs of this server' },
  audience: 'moderators',
  commands: [
    list,
    show,
    rename,
    remove,
    restore,
    history,
    exportCommand,
    defaultCommand,
    hide,
    log,
    sources,
    reports,
  ],
} as const satisfies CommandGroup;
