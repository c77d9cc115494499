import { z } from 'zod';
import { readJsonLines } from '../src/cli/json-lines.ts';
import { CORE_VIEWPOINT } from '../src/knowledge/brief.ts';
import type { Brief, Claim, ClaimPosition } from '../src/knowledge/brief.ts';
import { detectLanguage } from '../src/knowledge/reading/language.ts';
import { bundledBrief } from '../src/storage/bundled-briefs.ts';

const claimRow = z.object({
  id: z.string(),
  text: z.string(),
  title: z.string().optional(),
  paragraph: z.string().optional(),
});

/** One claim of a retrieval corpus. */
type ClaimRow = z.infer<typeof claimRow>;

/** Reads a corpus of one claim a line. */
export function readClaims(path: string): ClaimRow[] {
  return readJsonLines(path).map(({ value }) => claimRow.parse(value));
}

/** A corpus as briefs, and the way back from a claim to its id. */
export interface CorpusBriefs {
  readonly briefs: readonly Brief[];
  readonly idOf: (claim: ClaimPosition & { readonly brief: Brief }) => string;
}

/**
 * A corpus as briefs: a paragraph is a brief, each title in it a theme. Claims without a paragraph make one brief
 * together; those without a title are its core viewpoint.
 */
export function briefsOfCorpus(rows: readonly ClaimRow[]): CorpusBriefs {
  const rowsOf = new Map<string, ClaimRow[][]>();
  const briefs = [...Map.groupBy(rows, ({ paragraph = 'corpus' }) => paragraph)].map(([slug, own]) => {
    const untitled = own.filter(({ title }) => title === undefined);
    const titled = Map.groupBy(
      own.filter(({ title }) => title !== undefined),
      ({ title }) => title ?? '',
    );
    rowsOf.set(slug, [untitled, ...titled.values()]);
    return bundledBrief(slug, {
      title: '',
      language: detectLanguage(own.map(({ text }) => text).join('\n')),
      coreViewpoint: untitled.map(claimOf),
      themes: [...titled].map(([title, ofTheme]) => ({ title, kind: 'theme', claims: ofTheme.map(claimOf) })),
      source: { title: null, publisher: null, publishedAt: null },
    });
  });
  return {
    briefs,
    idOf: ({ brief, themeIndex, claimIndex }) =>
      rowsOf.get(brief.slug)?.[themeIndex - CORE_VIEWPOINT]?.[claimIndex]?.id ?? '',
  };
}

function claimOf({ text }: ClaimRow): Claim {
  return { text, citations: [], isChallenge: false };
}
