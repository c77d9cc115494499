import { describe, expect, it } from 'vitest';
import { DependencyError } from '../../../src/errors.ts';
import { DEFAULT_GUILD_SETTINGS } from '../../../src/knowledge/stores/guild-settings.ts';
import {
  formatContent,
  formatSettings,
  parseContent,
  parseSettings,
} from '../../../src/storage/stores/json-columns.ts';
import { sampleBrief } from '../sample-brief.ts';

describe('the wording of a brief as JSON', () => {
  it('comes back as it was', () => {
    expect(parseContent(formatContent(sampleBrief()))).toEqual(sampleBrief());
  });

  it('is the same text whatever the order of keys and whatever else the object has', () => {
    const shuffled = Object.fromEntries(Object.entries(sampleBrief()).reverse());
    const kept = { ...sampleBrief(), ...shuffled, id: 'abc', version: 3 };
    expect(formatContent(kept)).toBe(formatContent(sampleBrief()));
  });

  it('is refused when it is something else', () => {
    expect(() => parseContent('{"title":"Aktau"}')).toThrow(DependencyError);
    expect(() => parseContent('{"title":')).toThrow(DependencyError);
  });
});

describe('settings as JSON', () => {
  it('come back as they were, and as the defaults where there are none', () => {
    const settings = { ...DEFAULT_GUILD_SETTINGS, hiddenBriefIds: ['a'] };
    expect(parseSettings(formatSettings(settings))).toEqual(settings);
    expect(parseSettings(null)).toEqual(DEFAULT_GUILD_SETTINGS);
  });

  it('have the default where an older document knows no such setting', () => {
    expect(parseSettings('{"defaultBriefId":"a"}')).toEqual({
      ...DEFAULT_GUILD_SETTINGS,
      defaultBriefId: 'a',
    });
  });
});
