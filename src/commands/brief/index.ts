import type { CommandGroup } from '../command.ts';

/** `/brief …`: how moderators add, check, correct, retire and recover the briefs of their server. */
export const brief = {
  definition: { name: 'brief', description: 'Add and keep the briefs of this server' },
  audience: 'moderators',
  commands: [],
} as const satisfies CommandGroup;
