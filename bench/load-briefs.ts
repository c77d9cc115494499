import type { BriefContent, Claim } from '../src/knowledge/brief.ts';

/** Different wordings that there are; guilds and publishes share them, so each is embedded once. */
export const BRIEF_KINDS = 16;

const PLACES =
  'Aktau Baku Almaty Tashkent Bishkek Dushanbe Ashgabat Atyrau Khorgos Osh Kuryk Alat Poti Batumi Ganja Navoi'.split(
    ' ',
  );
const GOODS = ['grain', 'copper ore', 'cotton', 'crude oil', 'steel pipe'];

/** The brief of a kind: 13 claims, one of them the core viewpoint, in three themes. */
export function loadBrief(kind: number, title = titleOf(kind)): BriefContent {
  const place = placeOf(kind);
  const goods = goodsOf(kind);
  const year = 2020 + (kind % 5);
  return {
    title,
    language: 'en',
    coreViewpoint: [claim(`${place} has become the main gate for ${goods} on the middle corridor.`, 1)],
    themes: [
      {
        title: `Trade through ${place}`,
        kind: 'theme',
        claims: [
          claim(`In ${year} the port of ${place} handled ${310 + kind} thousand tons of ${goods}.`, 2),
          claim(`Two thirds of the ${goods} from ${place} goes to mills on the Black Sea.`, 3),
          claim(`The tariff for ${goods} fell to ${4 + kind} dollars a ton.`, 4),
          claim(`Traders from Japan and Korea opened offices in ${place} in ${year}.`, 5),
        ],
      },
      {
        title: `Railway to ${place}`,
        kind: 'theme',
        claims: [
          claim(
            `A second track to ${place} was laid in ${year + 1} at a cost of ${90 + kind} million euros.`,
            6,
          ),
          claim(`Trains between ${place} and the border now take ${20 + kind} hours.`, 7),
          claim(`${12 + kind} electric locomotives were leased for the line to ${place}.`, 8),
          claim(`Customs in ${place} clears a container in under three hours.`, 9),
        ],
      },
      {
        title: `Challenges for ${place}`,
        kind: 'challenges',
        claims: [
          challenge(`Falling water keeps the larger ships out of the harbour of ${place}.`, 10),
          challenge(`${place} lacks cranes for ${goods} in winter.`, 11),
          challenge(`Rules for ${goods} differ at each border beyond ${place}.`, 12),
          challenge(`Too few engineers are trained in ${place} for the signalling of the line.`, 13),
        ],
      },
    ],
    source: { title: null, publisher: 'Corridor Review', publishedAt: `${year}-05-02T09:30` },
  };
}

/** A question that the brief of a kind answers; `turn` picks one of five, and makes it unlike all others. */
export function loadQuestion(kind: number, turn: number): string {
  const place = placeOf(kind);
  const goods = goodsOf(kind);
  const questions = [
    `How much ${goods} did the port of ${place} handle?`,
    `What did the second track to ${place} cost?`,
    `How long do trains to ${place} take?`,
    `Which ships cannot enter the harbour of ${place}?`,
    `What is the tariff for ${goods}?`,
  ];
  return `${questions[turn % questions.length]} (${turn})`;
}

/** The title of the first theme of a kind. */
export function loadTheme(kind: number): string {
  return `Trade through ${placeOf(kind)}`;
}

/** The title under which the brief of a kind is published beforehand. */
export function titleOf(kind: number): string {
  return `${placeOf(kind)} and its ${goodsOf(kind)}`;
}

function placeOf(kind: number): string {
  return PLACES[kind % PLACES.length] ?? '';
}

function goodsOf(kind: number): string {
  return GOODS[kind % GOODS.length] ?? '';
}

function claim(text: string, citation: number): Claim {
  return { text, citations: [citation], isChallenge: false };
}

function challenge(text: string, citation: number): Claim {
  return { text, citations: [citation], isChallenge: true };
}
