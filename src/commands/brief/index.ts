import type { CommandGroup } from '../command.ts';
import { add } from './add.ts';
import { defaultCommand } from './default.ts';
import { drafts } from './drafts.ts';
import { edit } from './edit.ts';
import { exportCommand } from './export.ts';
import { hide } from './hide.ts';
import { history } from './history.ts';
import { importCommand } from './import.ts';
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
  definition: { name: 'brief' },
  audience: 'moderators',
  commands: [
    add,
    edit,
    drafts,
    importCommand,
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
