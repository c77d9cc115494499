export { formatBrief, formatMarkdown } from './format-brief.ts';
export type { Problem } from './problems.ts';
export { readBrief } from './read-brief.ts';
