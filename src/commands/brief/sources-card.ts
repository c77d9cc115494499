import type { Brief } from '../../knowledge/brief.ts';
import type { Passage } from '../../knowledge/brief-store.ts';
import { checkPassages } from '../../knowledge/passage-check.ts';
import type { Problem } from '../../knowledge/reading/index.ts';
import type { Bullet, Button, Card, OutgoingFile, Section } from '../reply.ts';
import { historyButton, restoreVersionButton } from './buttons.ts';

/** How many problems a card shows; a file has them all. */
const MAX_PROBLEMS = 8;
/** How many numbers, or runs of numbers, are named in one line. */
const MAX_RUNS = 40;

/** What was saved, and what the check of it against the brief's citations says. */
export function savedCard(brief: Brief, passages: readonly Passage[], problems: readonly Problem[]): Card {
  const findings = [...coverageSections(brief, passages), ...problemSections(problems)];
  const isSound = findings.length === 0 && passages.length > 0;
  return {
    tone: 'answer',
    lead: [
      [{ strong: brief.title }, ` ${describe(passages)}`],
      ...(isSound ? ['Every citation has its passage, and every passage is cited.'] : []),
    ],
    ...(findings.length === 0 ? {} : { chapters: [{ title: 'To look at', sections: findings }] }),
    buttons: [
      openButton(brief.id, 'Edit'),
      restoreVersionButton(brief.id, brief.version - 1, brief.version, 'Undo'),
      historyButton(brief.id),
    ],
    notes: [`Version ${brief.version}. Members open passages with the Sources button of an answer.`],
  };
}

/** Says that nothing could be read, and why. */
export function unreadCard(briefId: string, problems: readonly Problem[]): Card {
  return {
    tone: 'error',
    lead: ['No passage could be read, so nothing was saved. Your text is in the file.'],
    chapters: [{ title: 'To look at', sections: problemSections(problems) }],
    buttons: [openButton(briefId, 'Try again')],
  };
}

/** All problems as a file, where a card has no room for them. */
export function problemFiles(slug: string, problems: readonly Problem[]): OutgoingFile[] {
  if (problems.length <= MAX_PROBLEMS) return [];
  const content = problems.map(({ line, message }) => `Line ${line}: ${message}\n`).join('');
  return [{ name: `${slug}-check.txt`, content }];
}

/** Opens the form with the passages as they stand then. */
export function openButton(briefId: string, label: string): Button {
  return { label, action: { command: 'brief sources', name: 'open', args: [briefId] } };
}

function describe(passages: readonly Passage[]): string {
  if (passages.length === 0) return 'has no passages any more.';
  const links = passages.filter(({ url }) => url !== null).length;
  const texts = passages.filter(({ text }) => text !== null).length;
  const count = passages.length === 1 ? '1 passage' : `${passages.length} passages`;
  return `has ${count} now: ${texts} with text, ${links} with a link.`;
}

function coverageSections(brief: Brief, passages: readonly Passage[]): Section[] {
  if (passages.length === 0) return [];
  const { uncovered, uncited } = checkPassages(brief, passages);
  return [
    ...(uncovered.length > 0
      ? [{ heading: 'Cited, but without a passage', bullets: [{ text: describeNumbers(uncovered) }] }]
      : []),
    ...(uncited.length > 0
      ? [{ heading: 'Passages that no claim cites', bullets: [{ text: describeNumbers(uncited) }] }]
      : []),
  ];
}

function problemSections(problems: readonly Problem[]): Section[] {
  if (problems.length === 0) return [];
  const bullets: Bullet[] = problems
    .slice(0, MAX_PROBLEMS)
    .map(({ line, message }) => ({ text: `Line ${line}: ${message}` }));
  const more = problems.length - bullets.length;
  if (more > 0) bullets.push({ text: `And ${more.toLocaleString('en')} more, all of them in the file.` });
  return [{ heading: 'In the text', bullets }];
}

/** `[1]–[4], [7]`. */
function describeNumbers(numbers: readonly number[]): string {
  const runs: { first: number; last: number }[] = [];
  for (const number of numbers) {
    const run = runs.at(-1);
    if (run && run.last === number - 1) run.last = number;
    else runs.push({ first: number, last: number });
  }
  const named = runs
    .slice(0, MAX_RUNS)
    .map(({ first, last }) => (first === last ? `[${first}]` : `[${first}]–[${last}]`));
  return runs.length > MAX_RUNS
    ? `${named.join(', ')} and others up to [${numbers.at(-1)}]`
    : named.join(', ');
}
