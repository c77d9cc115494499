import type { Brief } from '../../knowledge/brief.ts';
import type { Passage } from '../../knowledge/stores/brief-store.ts';
import { checkPassages } from '../../knowledge/passages/passage-check.ts';
import type { Problem } from '../../knowledge/reading/index.ts';
import type { Say } from '../../messages/speak.ts';
import type { Bullet, Button, Card, Line, OutgoingFile, Section } from '../reply.ts';
import { historyButton, restoreVersionButton } from './buttons.ts';

/** How many problems a card shows; a file has them all. */
const MAX_PROBLEMS = 8;
/** How many numbers, or runs of numbers, are named in one line. */
const MAX_RUNS = 40;

/** What was saved, and what the check of it against the brief's citations says. */
export function savedCard(
  brief: Brief,
  { passages, problems }: { passages: readonly Passage[]; problems: readonly Problem[] },
  say: Say,
): Card {
  const findings = [...coverageSections(brief, passages, say), ...problemSections(problems, say)];
  const isSound = findings.length === 0 && passages.length > 0;
  return {
    tone: 'answer',
    lead: [savedLine(brief, passages, say), ...(isSound ? [say('passages.sound')] : [])],
    ...(findings.length === 0
      ? {}
      : { chapters: [{ title: say('passages.to-look-at'), sections: findings }] }),
    buttons: [
      openButton(brief.id, say('button.edit')),
      restoreVersionButton(
        { id: brief.id, version: brief.version - 1, currentVersion: brief.version },
        say('button.undo'),
      ),
      historyButton(brief.id, say),
    ],
    notes: [say('passages.note', { version: brief.version })],
  };
}

/** Says that nothing could be read, and why. */
export function unreadCard(briefId: string, problems: readonly Problem[], say: Say): Card {
  return {
    tone: 'error',
    lead: [say('passages.unread')],
    chapters: [{ title: say('passages.to-look-at'), sections: problemSections(problems, say) }],
    buttons: [openButton(briefId, say('passages.again'))],
  };
}

/** All problems as a file, where a card has no room for them. */
export function problemFiles(slug: string, problems: readonly Problem[], say: Say): OutgoingFile[] {
  if (problems.length <= MAX_PROBLEMS) return [];
  const content = problems.map((problem) => `${problemText(problem, say)}\n`).join('');
  return [{ name: `${slug}-check.txt`, content }];
}

/** Opens the form with the passages as they stand then. */
export function openButton(briefId: string, label: string): Button {
  return { label, action: { command: 'brief sources', name: 'open', args: [briefId] } };
}

function savedLine(brief: Brief, passages: readonly Passage[], say: Say): Line {
  const title = { strong: brief.title };
  if (passages.length === 0) return say.line('passages.none-left', { brief: title });
  return say.line('passages.saved', {
    brief: title,
    count: passages.length,
    texts: passages.filter(({ text }) => text !== null).length,
    links: passages.filter(({ url }) => url !== null).length,
  });
}

function coverageSections(brief: Brief, passages: readonly Passage[], say: Say): Section[] {
  if (passages.length === 0) return [];
  const { uncovered, uncited } = checkPassages(brief, passages);
  return [
    ...(uncovered.length > 0
      ? [{ heading: say('passages.uncovered'), bullets: [{ text: describeNumbers(uncovered, say) }] }]
      : []),
    ...(uncited.length > 0
      ? [{ heading: say('passages.uncited'), bullets: [{ text: describeNumbers(uncited, say) }] }]
      : []),
  ];
}

function problemSections(problems: readonly Problem[], say: Say): Section[] {
  if (problems.length === 0) return [];
  const bullets: Bullet[] = problems
    .slice(0, MAX_PROBLEMS)
    .map((problem) => ({ text: problemText(problem, say) }));
  const more = problems.length - bullets.length;
  if (more > 0) bullets.push({ text: say('passages.more-problems', { count: more }) });
  return [{ heading: say('passages.in-the-text'), bullets }];
}

function problemText({ line, kind, values }: Problem, say: Say): string {
  return say('passages.problem', { line, what: say(`problem.${kind}`, values) });
}

/** `[1]–[4], [7]`. */
function describeNumbers(numbers: readonly number[], say: Say): string {
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
    ? say('passages.and-others', { numbers: named, last: numbers.at(-1) ?? 0 })
    : named.join(', ');
}
