import type { Point } from '../../knowledge/answer.ts';
import { briefKey } from '../../knowledge/brief-key.ts';
import { claimId } from '../../knowledge/claim-id.ts';
import { speaker } from '../../messages/speak.ts';
import { sourceLine, themeTitle } from '../claims/chapters.ts';
import { linksOf, passagesOf } from '../passages/passage-links.ts';
import type { Card, Section } from '../reply.ts';
import type { Services } from '../services.ts';

/** What a claim rests on: the passages that it cites, word for word where the brief has them, and the article. */
export async function sourceCard(
  { brief, themeIndex, claimIndex, claim }: Point,
  locale: string,
  { store }: Pick<Services, 'store'>,
): Promise<Card> {
  const say = speaker(locale);
  const texts = new Map((await passagesOf(brief, store)).map(({ number, text }) => [number, text]));
  const links = (await linksOf([brief], store)).get(brief);
  const quotes = claim.citations.flatMap((number): Section[] => {
    const paragraphs = (texts.get(number) ?? '').split('\n').filter((line) => line.trim() !== '');
    if (paragraphs.length === 0) return [];
    return [{ heading: `[${number}]`, style: 'quote', bullets: paragraphs.map((text) => ({ text })) }];
  });
  return {
    tone: 'answer',
    locale,
    chapters: [
      {
        title: brief.title,
        sections: [
          {
            heading: themeTitle(brief, themeIndex, say),
            bullets: [
              {
                text: claim.text,
                citations: claim.citations,
                id: claimId(brief, { themeIndex, claimIndex }),
              },
            ],
          },
          ...quotes,
        ],
        ...(links ? { links } : {}),
        footer: [sourceLine(brief, say)],
      },
    ],
    buttons: [
      {
        label: say('claims.sources'),
        action: { command: 'sources', name: 'show', args: [briefKey(brief)] },
      },
    ],
    ...(quotes.length > 0 ? {} : { notes: [say('passage.no-text')] }),
  };
}
