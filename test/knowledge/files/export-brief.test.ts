import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Brief, BriefContent } from '../../../src/knowledge/brief.ts';
import { briefsFromJson } from '../../../src/knowledge/files/brief-json.ts';
import { exportBrief, exportZip, type ExportFormat } from '../../../src/knowledge/files/export-brief.ts';
import { readBrief } from '../../../src/knowledge/reading/index.ts';
import { claim, sampleBrief } from '../../storage/sample-brief.ts';

const FIXTURES = new URL('../../../../shared/eval/briefs/', import.meta.url);

function kept(content: BriefContent, slug = 'aktau'): Brief {
  return {
    ...content,
    id: 'x1',
    guildId: '1',
    slug,
    code: 'AKT',
    labels: [],
    version: 3,
    updatedAt: '2026-01-02T03:04:05Z',
    updatedBy: '7',
  };
}

/** What an import of the file gives. */
function importOf(text: string, format: ExportFormat): BriefContent | undefined {
  if (format !== 'json') return readBrief(text).brief;
  const [reading] = briefsFromJson(text);
  return reading?.kind === 'brief' ? reading.content : undefined;
}

const FORMATS: readonly ExportFormat[] = ['markdown', 'json', 'plain'];

describe.each(FORMATS)('a brief exported as %s', (format) => {
  it('is imported as the same brief', () => {
    const { text, isExact } = exportBrief(kept(sampleBrief()), [], format);
    expect(isExact).toBe(true);
    expect(importOf(text, format)).toEqual(sampleBrief());
  });

  it.skipIf(!existsSync(FIXTURES))('is imported as the same brief, for each of the evaluation', () => {
    for (const file of readdirSync(FIXTURES).filter((name) => name.endsWith('.txt'))) {
      const content = readBrief(readFileSync(new URL(file, FIXTURES), 'utf8')).brief;
      if (!content) throw new Error(`no brief in ${file}`);
      const { text, isExact } = exportBrief(kept(content), [], format);
      expect(isExact).toBe(true);
      expect(importOf(text, format)).toEqual(content);
    }
  });
});

describe.each(['markdown', 'plain'] as const)('a text exported as %s', (format) => {
  it('says whether an import gives the same brief, whatever the brief holds', () => {
    const words = fc.array(
      fc.constantFrom(
        'Aktau',
        'grew',
        'Group 2:',
        '- x',
        '3.',
        '港口',
        '[4]',
        'Summary',
        '**',
        '2025-12-21',
        '#',
      ),
      { minLength: 1, maxLength: 6 },
    );
    const line = words.map((parts) => parts.join(' '));
    fc.assert(
      fc.property(line, line, line, (title, theme, text) => {
        const themes = [{ title: theme, kind: 'theme', claims: [claim(text, [3])] }] as const;
        const exported = exportBrief(kept(sampleBrief({ title, themes })), [], format);
        const same = importOf(exported.text, format);
        expect(exported.isExact).toBe(isEqual(same, sampleBrief({ title, themes })));
      }),
    );
  });
});

describe('the name of an exported file', () => {
  it('is the short name, or the id where Discord would rewrite it', () => {
    expect(exportBrief(kept(sampleBrief()), [], 'markdown').name).toBe('aktau.md');
    expect(exportBrief(kept(sampleBrief(), '阿克套'), [], 'plain').name).toBe('brief-x1.txt');
  });
});

describe('exportZip', () => {
  it('holds a file a brief, with passages, in the same bytes each time', () => {
    const passages = [{ number: 3, text: 'Works began.', url: null }];
    const briefs = [{ brief: kept(sampleBrief()), passages }];
    const zip = exportZip(briefs, 'json');
    expect(exportZip(briefs, 'json')).toEqual(zip);
    const files = unzipSync(zip);
    expect(Object.keys(files)).toEqual(['aktau.json']);
    const [file] = Object.values(files);
    expect(briefsFromJson(strFromU8(file ?? new Uint8Array()))).toEqual([
      { kind: 'brief', where: '', content: sampleBrief(), passages },
    ]);
  });
});

function isEqual(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
