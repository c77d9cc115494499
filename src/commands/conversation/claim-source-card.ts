import type { Point } from '../../knowledge/answer.ts';
import { claimId } from '../../knowledge/claim-ids/claim-id.ts';
import { speaker } from '../../messages/speak.ts';
import { sourceLine, themeTitle } from '../claims/chapters.ts';
import { paragraphsOf } from '../passages/paragraphs.ts';
import { linksOfBrief, passagesOf } from '../passages/passage-links.ts';
import { sourcesButton } from '../passages/sources-button.ts';
import type { Card, Section } from '../reply.ts';
import type { Services } from '../services.ts';

/** What a claim rests on: the passages that it cites, word for word where the brief has them, and the article. */
export async function claimSourceCard(
  { brief, themeIndex, claimIndex, claim }: Point,
  locale: string,
  { store }: Pick<Services, 'store'>,
): Promise<Card> {
  const say = speaker(locale);
  const texts = new Map((await passagesOf(brief, store)).map(({ number, text }) => [number, text]));
  const links = await linksOfBrief(brief, store);
  const quotes = claim.citations.flatMap((number): Section[] => {
    const bullets = paragraphsOf(texts.get(number));
    return bullets.length === 0 ? [] : [{ heading: `[${number}]`, style: 'quote', bullets }];
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
        links,
        footer: [sourceLine(brief, say)],
      },
    ],
    buttons: [sourcesButton([brief], say)],
    ...(quotes.length > 0 ? {} : { notes: [say('passage.no-text')] }),
  };
}
