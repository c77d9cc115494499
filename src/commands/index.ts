import { addAsBrief } from './add-as-brief.ts';
import { ask } from './ask.ts';
import { brief } from './brief/index.ts';
import { challenges } from './challenges.ts';
import { checkAgainstBriefs } from './check-against-briefs.ts';
import { citeThis } from './cite-this.ts';
import { claim } from './claim.ts';
import type { AnyCommand } from './command.ts';
import { compare } from './compare.ts';
import { digest } from './digest/index.ts';
import { forgetMe } from './forget-me.ts';
import { gaps } from './gaps/index.ts';
import { help } from './help.ts';
import { privacy } from './privacy.ts';
import { settings } from './settings/index.ts';
import { sources } from './sources.ts';
import { theme } from './theme.ts';

/** Every command there is, in the order that people see them. */
export const commands: readonly AnyCommand[] = [
  ask,
  theme,
  challenges,
  sources,
  claim,
  compare,
  brief,
  gaps,
  digest,
  settings,
  addAsBrief,
  checkAgainstBriefs,
  citeThis,
  privacy,
  forgetMe,
  help,
];
