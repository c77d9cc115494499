import { expect, it } from 'vitest';
import { detectLanguage } from '../../../src/knowledge/reading/language.ts';
import { readBrief } from '../../../src/knowledge/reading/index.ts';

it.each([
  ['en', 'The summit was held in Tokyo, and the ministers agreed to meet in May.'],
  ['zh', '峰会在东京举行，各国同意加强C5+1合作。'],
  ['ja', '首脳会合は東京で開かれ、各国は協力を強めることで一致した。'],
  ['ko', '정상회의가 도쿄에서 열렸다.'],
  ['ru', 'Саммит прошёл в Токио на прошлой неделе.'],
  ['uk', 'Саміт відбувся в Токіо минулого тижня, її учасники погодились.'],
  ['fr', 'Le sommet a eu lieu à Tokyo et les ministres ont signé un accord pour la région.'],
  ['de', 'Der Gipfel fand in Tokio statt, und die Minister haben das Abkommen nicht unterzeichnet.'],
  ['es', 'La cumbre se celebró en Tokio y los ministros firmaron un acuerdo para la región.'],
  ['en', '42'],
])('finds %s', (language, text) => {
  expect(detectLanguage(text)).toBe(language);
});

it('goes by the claims, not by the headline', () => {
  const text =
    'Core Viewpoint\n- Rents rose in the city [1].\n\n最近，日本又把手伸向了中亚，各国媒体都在热议\n新浪财经·2025-12-21 00:07';
  expect(readBrief(text).brief?.language).toBe('en');
});
