import type { Brief } from './brief.ts';

/**
 * Names one state of one brief in up to seven characters of [0-9a-z]: any change of its claims gives
 * another key. Short enough for a button's custom_id, and a pointer into a brief that has since changed is
 * noticed instead of showing another claim. 32 bits: a guild with 500 briefs has two alike in 1 of 30,000.
 */
export function briefKey(brief: Brief): string {
  let key = keys.get(brief);
  if (key === undefined) {
    const { id, coreViewpoint, themes } = brief;
    key = fnv1a(JSON.stringify([id, coreViewpoint, themes])).toString(36);
    keys.set(brief, key);
  }
  return key;
}

const keys = new WeakMap<Brief, string>();

/** The FNV-1a hash over UTF-16 code units, 32 bits (draft-eastlake-fnv). */
function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}
