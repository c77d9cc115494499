import { describe, expect, it } from 'vitest';
import type { Source } from '../../../src/knowledge/brief.ts';
import { readBrief } from '../../../src/knowledge/reading/index.ts';

const CLAIM = 'Core Viewpoint\n- Rents rose [1].\n\n';

function sourceOf(tail: string): Source | undefined {
  return readBrief(CLAIM + tail).brief?.source;
}

describe('the source lines', () => {
  it.each([
    ['Xin Lang·2025-12-21 00:07', 'Xin Lang', '2025-12-21T00:07'],
    ['Xin Lang · 2025/12/21', 'Xin Lang', '2025-12-21T00:00'],
    ['新浪财经 2025年12月21日 07:05', '新浪财经', '2025-12-21T07:05'],
    ['新浪财经｜２０２５年１２月２１日', '新浪财经', '2025-12-21T00:00'],
    ['Basin Monitor • 21 December 2025', 'Basin Monitor', '2025-12-21T00:00'],
    ['Basin Monitor, Dec. 21st, 2025 at 7:05 pm', 'Basin Monitor', '2025-12-21T19:05'],
    ['Basin Monitor — Sunday, 21 Dec 2025, 12:05 a.m.', 'Basin Monitor', '2025-12-21T00:05'],
    ['21.12.2025 07:05 | Die Woche', 'Die Woche', '2025-12-21T07:05'],
    ['Source: Basin Monitor (2025-12-21T07:05Z)', 'Basin Monitor', '2025-12-21T07:05'],
    ['ТАСС, 21 декабря 2025 года, 07:05', 'ТАСС', '2025-12-21T07:05'],
    ['Published by Basin Monitor, 21 December 2025', 'Basin Monitor', '2025-12-21T00:00'],
    ['Date: 2025-12-21 07:05', null, '2025-12-21T07:05'],
    ['发布时间：2025年12月21日', null, '2025-12-21T00:00'],
    ['2025-12-21 07:05', null, '2025-12-21T07:05'],
    ['Source: Basin Monitor', 'Basin Monitor', null],
  ])('give publisher and date: %s', (line, publisher, publishedAt) => {
    expect(sourceOf(`What each side wants\n${line}`)).toEqual({
      title: 'What each side wants',
      publisher,
      publishedAt,
    });
    expect(sourceOf(line)).toEqual({ title: null, publisher, publishedAt });
  });

  it.each([
    'Headline: What each side wants\nPublisher: Basin Monitor\nDate: 2025-12-21 07:05',
    'Source: What each side wants\nPublished by: Basin Monitor\nPublished on: 21 December 2025, 07:05',
    'Title: What each side wants\nBasin Monitor·2025-12-21 07:05',
    'What each side wants\nSource: Basin Monitor\nPublished: 2025-12-21 07:05',
    '标题：What each side wants\n来源：Basin Monitor\n发布时间：2025-12-21 07:05',
  ])('may be labelled: %j', (tail) => {
    expect(sourceOf(tail)).toEqual({
      title: 'What each side wants',
      publisher: 'Basin Monitor',
      publishedAt: '2025-12-21T07:05',
    });
  });

  it('may lack the headline and be labelled', () => {
    expect(sourceOf('Publisher: Basin Monitor\nDate: 2025-12-21 07:05')).toEqual({
      title: null,
      publisher: 'Basin Monitor',
      publishedAt: '2025-12-21T07:05',
    });
  });

  it('may lack the date', () => {
    expect(sourceOf('What each side wants\nBasin Monitor')).toEqual({
      title: 'What each side wants',
      publisher: 'Basin Monitor',
      publishedAt: null,
    });
  });

  it('are not a claim that mentions a date', () => {
    const { brief } = readBrief(
      'Core Viewpoint: Rents rose [1].\nGroup 1: A\nTalks were held on 21 December 2025.',
    );
    expect(brief?.source.publishedAt).toBeNull();
    expect(brief?.themes[0]?.claims[0]?.text).toBe('Talks were held on 21 December 2025.');
  });

  it('refuse a day that does not exist', () => {
    expect(sourceOf('What each side wants\nBasin Monitor·2025-02-30 07:05')?.publishedAt).toBeNull();
  });

  it('leave lines behind them over', () => {
    const { brief, problems } = readBrief(
      `${CLAIM}What each side wants\nBasin Monitor·2025-12-21 07:05\nNot advice.`,
    );
    expect(brief?.source.publisher).toBe('Basin Monitor');
    const left = { line: 6, kind: 'leftover', values: { text: 'Not advice.' } };
    expect(problems).toContainEqual(expect.objectContaining(left));
  });
});
