import type { Passage, StoredBrief, Version } from '../../knowledge/stores/brief-store.ts';
import type { Say } from '../../messages/speak.ts';
import { diffSections } from '../claims/diff-sections.ts';
import { pageOf } from '../page-of.ts';
import type { Bullet, Card, Section } from '../reply.ts';
import { historyButton, restoreVersionButton } from './buttons.ts';
import { countClaims, utcMoment, versionLabel, versionLine } from './version-line.ts';

/** The versions of a brief, newest first, with a select that compares one with the version before. */
export function historyCard(
  versions: readonly Version[],
  { id, page }: { id: string; page: number },
  say: Say,
): Card {
  const [latest] = versions;
  const shown = pageOf(versions, page, { command: 'brief history', name: 'page', args: [id] }, say);
  return {
    tone: 'answer',
    chapters: [
      {
        title: say('history.title', { brief: latest?.title ?? '' }),
        sections: [{ bullets: shown.items.map((version) => ({ text: versionLine(version, say) })) }],
      },
    ],
    menu: {
      placeholder: say('history.choose'),
      action: { command: 'brief history', name: 'choose', args: [id] },
      options: shown.items.map((version) => ({
        label: versionLabel(version, say),
        value: String(version.version),
        description: `${utcMoment(version.at, say)} · ${countClaims(version.claimCount, say)}`,
      })),
    },
    buttons: shown.buttons,
    ...(shown.note === undefined ? {} : { notes: [shown.note] }),
  };
}

/** One version with its text and passages. */
export interface VersionContent {
  readonly brief: StoredBrief;
  readonly passages: readonly Passage[];
}

/** What one version changed, and the button that takes it up again. */
export function versionCard(
  version: Version,
  content: { before: VersionContent | undefined; after: VersionContent },
  { currentVersion, page, say }: { currentVersion: number; page: number; say: Say },
): Card {
  const { brief } = content.after;
  const sections = content.before ? changesOf(content.before, content.after, say) : [];
  const args = [brief.id, String(version.version)];
  return {
    tone: 'answer',
    lead: [
      [{ strong: brief.title }],
      versionLine(version, say),
      ...summary(version, { isFirst: content.before === undefined, isSame: sections.length === 0 }, say),
    ],
    chapters:
      sections.length === 0
        ? []
        : [{ title: say('history.since', { version: version.version - 1 }), sections }],
    buttons: [
      ...(version.version === currentVersion
        ? []
        : [
            restoreVersionButton(
              { id: brief.id, version: version.version, currentVersion },
              say('button.restore-version', { version: version.version }),
            ),
          ]),
      { label: say('history.show'), action: { command: 'brief history', name: 'show', args } },
      historyButton(brief.id, say),
    ],
    paging: { page, turn: { command: 'brief history', name: 'changes', args } },
  };
}

function summary(
  { version, title }: Version,
  { isFirst, isSame }: { isFirst: boolean; isSame: boolean },
  say: Say,
): string[] {
  if (isFirst) return [say('history.first')];
  return isSame ? [say('history.same', { brief: title, version: version - 1 })] : [];
}

function changesOf(before: VersionContent, after: VersionContent, say: Say): Section[] {
  const passages = passageBullets(before.passages, after.passages, say);
  const [oldName, newName] = [before.brief.slug, after.brief.slug];
  const name: Bullet = { text: `${oldName} → ${newName}` };
  return [
    ...diffSections(before.brief, after.brief, say),
    ...(oldName === newName ? [] : [{ heading: say('diff.short-name'), bullets: [name] }]),
    ...(passages.length > 0 ? [{ heading: say('diff.passages'), bullets: passages }] : []),
  ];
}

/** Which passages came, went, or have other words or another link. */
function passageBullets(before: readonly Passage[], after: readonly Passage[], say: Say): Bullet[] {
  const old = new Map(before.map((passage) => [passage.number, passage]));
  const kept = new Set(after.map(({ number }) => number));
  const isChanged = ({ number, text, url }: Passage) => {
    const other = old.get(number);
    return other !== undefined && (other.text !== text || other.url !== url);
  };
  const groups = [
    { key: 'diff.added', passages: after.filter(({ number }) => !old.has(number)) },
    { key: 'diff.changed', passages: after.filter(isChanged) },
    { key: 'diff.dropped', passages: before.filter(({ number }) => !kept.has(number)) },
  ] as const;
  return groups
    .filter(({ passages }) => passages.length > 0)
    .map(({ key, passages }) => ({
      text: say.line(key, { what: passages.map(({ number }) => `[${number}]`).join('') }),
    }));
}
