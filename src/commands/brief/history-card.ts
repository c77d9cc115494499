import type { Passage, StoredBrief, Version } from '../../knowledge/brief-store.ts';
import type { Bullet, Card, Section } from '../reply.ts';
import { historyButton, restoreVersionButton } from './buttons.ts';
import { diffSections } from './diff-sections.ts';
import { pageOf } from './page-of.ts';
import { countClaims, VERSION_WORDS, versionLine } from './version-line.ts';

/** The versions of a brief, newest first, with a select that compares one with the version before. */
export function historyCard(versions: readonly Version[], { id, page }: { id: string; page: number }): Card {
  const [latest] = versions;
  const shown = pageOf(versions, page, { command: 'brief history', name: 'page', args: [id] });
  return {
    tone: 'answer',
    chapters: [
      {
        title: `History of ${latest?.title ?? 'a brief'}`,
        sections: [{ bullets: shown.items.map((version) => ({ text: versionLine(version) })) }],
      },
    ],
    menu: {
      placeholder: 'See what a version changed',
      action: { command: 'brief history', name: 'choose', args: [id] },
      options: shown.items.map(({ version, kind, at, claimCount }) => ({
        label: `Version ${version}, ${VERSION_WORDS[kind]}`,
        value: String(version),
        description: `${at.slice(0, 16).replace('T', ' ')} UTC, ${countClaims(claimCount)}`,
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
  { currentVersion, page }: { currentVersion: number; page: number },
): Card {
  const { brief } = content.after;
  const sections = content.before ? changesOf(content.before, content.after) : [];
  const args = [brief.id, String(version.version)];
  return {
    tone: 'answer',
    lead: [[{ strong: brief.title }], versionLine(version), ...summary(version, content.before, sections)],
    chapters: sections.length === 0 ? [] : [{ title: `Since version ${version.version - 1}`, sections }],
    buttons: [
      ...(version.version === currentVersion
        ? []
        : [restoreVersionButton(brief.id, version.version, currentVersion)]),
      { label: 'Show it', action: { command: 'brief history', name: 'show', args } },
      historyButton(brief.id),
    ],
    paging: { page, turn: { command: 'brief history', name: 'changes', args } },
  };
}

function summary(
  { version, title }: Version,
  before: VersionContent | undefined,
  sections: readonly Section[],
): string[] {
  if (!before) return ['It is the first version, so there is nothing to compare it with.'];
  if (sections.length > 0) return [];
  return [`Nothing in the text of ${title} is different from version ${version - 1}.`];
}

function changesOf(before: VersionContent, after: VersionContent): Section[] {
  const passages = passageBullets(before.passages, after.passages);
  const [oldName, newName] = [before.brief.slug, after.brief.slug];
  const name: Bullet = { text: `${oldName} → ${newName}` };
  return [
    ...diffSections(before.brief, after.brief),
    ...(oldName === newName ? [] : [{ heading: 'Short name', bullets: [name] }]),
    ...(passages.length > 0 ? [{ heading: 'Passages', bullets: passages }] : []),
  ];
}

/** Which passages came, went, or have other words or another link. */
function passageBullets(before: readonly Passage[], after: readonly Passage[]): Bullet[] {
  const old = new Map(before.map((passage) => [passage.number, passage]));
  const kept = new Set(after.map(({ number }) => number));
  const isChanged = ({ number, text, url }: Passage) => {
    const other = old.get(number);
    return other !== undefined && (other.text !== text || other.url !== url);
  };
  const groups = [
    { word: 'Added:', passages: after.filter(({ number }) => !old.has(number)) },
    { word: 'Changed:', passages: after.filter(isChanged) },
    { word: 'Dropped:', passages: before.filter(({ number }) => !kept.has(number)) },
  ];
  return groups
    .filter(({ passages }) => passages.length > 0)
    .map(({ word, passages }) => ({
      text: [{ strong: word }, ` ${passages.map(({ number }) => `[${number}]`).join('')}`],
    }));
}
