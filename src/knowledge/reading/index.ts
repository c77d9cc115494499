export { formatBrief, formatMarkdown } from './format-brief.ts';
export type { Problem } from './problems.ts';
export { readBrief, type BriefReading } from './read-brief.ts';
