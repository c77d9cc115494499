import type { BriefContent, Claim, Theme } from '../brief.ts';
import { statesChallenge, themeKind } from './challenges.ts';
import { takeCitations } from './citations.ts';
import { readBullet } from './bullets.ts';
import { detectLanguage } from './language.ts';
import { cleanText, readLines } from './lines.ts';
import { buildOutline, type RawClaim } from './outline.ts';
import { splitLine } from './pieces.ts';
import * as problem from './problems.ts';
import { hasWords } from './sentences.ts';
import { takeSource } from './source-lines.ts';
import { proposeTitle } from './title.ts';

/** What a pasted text says, and what to look at in it. */
export interface BriefReading {
  /** Undefined only where no claim was found; then `problems` has an error. */
  readonly brief: BriefContent | undefined;
  /** Worst first, then from top to bottom. */
  readonly problems: readonly problem.Problem[];
}

/** Options of {@link readBrief}. */
interface ReadOptions {
  /** Display title; without it, a title line in the text, else one proposed from the core viewpoint. */
  readonly title?: string;
}

/**
 * Reads a pasted brief in any of its layouts: one line or many, plain or Markdown, English or Chinese labels.
 *
 * A claim's text is verbatim apart from markup, white space, citations and bullet signs. Nothing is dropped
 * silently: what is not understood is reported as left over. Never throws; linear in the length of the text.
 */
export function readBrief(text: string, options: ReadOptions = {}): BriefReading {
  const lines = readLines(text);
  const { source, body } = takeSource(lines);
  const shapes = new Set(
    body.map((line) => readBullet(line.text)?.shape).filter((shape) => shape !== undefined),
  );
  const outline = buildOutline(body.flatMap((line) => splitLine(line, shapes)));
  const problems = new problem.ProblemList();
  const firstLines = new Map<string, number>();

  function readClaim(raw: RawClaim, kind: Theme['kind']): Claim[] {
    const { text, citations, oddMarkers } = takeCitations(raw.parts.join(''));
    if (!hasWords(text)) {
      problems.add(() => problem.leftover(raw.line, raw.parts.join('')));
      return [];
    }
    for (const marker of oddMarkers) problems.add(() => problem.oddCitation(raw.line, marker));
    if (citations.length === 0) problems.add(() => problem.uncitedClaim(raw.line, text));
    if (text.length > problem.MAX_CLAIM_LENGTH) problems.add(() => problem.longClaim(raw.line, text));
    const key = text.toLowerCase().replace(/[.。]$/u, '');
    const firstLine = firstLines.get(key);
    if (firstLine === undefined) firstLines.set(key, raw.line);
    else problems.add(() => problem.duplicateClaim(raw.line, text, firstLine));
    return [{ text, citations, isChallenge: kind === 'challenges' || statesChallenge(text) }];
  }

  const coreViewpoint = outline.coreViewpoint.flatMap((raw) => readClaim(raw, 'theme'));
  const themes: Theme[] = [];
  for (const section of outline.themes) {
    const kind = themeKind(section.title);
    const claims = section.claims.flatMap((raw) => readClaim(raw, kind));
    if (claims.length > 0) themes.push({ title: section.title, kind, claims });
    else if (!section.isDivider) problems.add(() => problem.themeWithoutClaims(section.line, section.title));
  }

  for (const { line, text } of outline.leftovers) problems.add(() => problem.leftover(line, text));

  const claims = [...coreViewpoint, ...themes.flatMap((theme) => theme.claims)];
  const [first] = claims;
  if (first === undefined) return { brief: undefined, problems: problems.with([problem.noClaims()]) };
  const ofWholeText: problem.Problem[] = [];
  const missing = [
    ...(source.title === null ? ['headline' as const] : []),
    ...(source.publisher === null ? ['publisher' as const] : []),
    ...(source.publishedAt === null ? ['date' as const] : []),
  ];
  if (missing.length > 0) ofWholeText.push(problem.missingSource(lines.at(-1)?.number ?? 1, missing));
  if (themes.length === 0) ofWholeText.push(problem.noThemes(1));
  const title = cleanText(options.title ?? '') || outline.title || cleanText(proposeTitle(first.text));
  const language = detectLanguage(claims.map((claim) => claim.text).join('\n'));
  return {
    brief: { title, language, coreViewpoint, themes, source },
    problems: problems.with(ofWholeText),
  };
}
