/**
 * English words whose forms no ending explains, each form before the strokes and after a slash being looked for as the
 * first: irregular verbs and plurals, what is abbreviated beside numbers, and spellings with two norms that no rule
 * below brings together. Forms that are common words of their own ("saw", "ground", "lay") are left out.
 */
const FORMS = `
  become became / begin began begun / bend bent / blow blew blown / break broke broken /
  bring brought / build built / buy bought / catch caught / choose chose chosen / come came /
  deal dealt / dig dug / draw drew drawn / drive drove driven / eat ate eaten / fall fell fallen /
  feel felt / fight fought / find found / flee fled / fly flew flown flies / forbid forbade forbidden /
  forecast forecasted / freeze froze frozen / grow grew grown / hang hung / hear heard / hide hid hidden / hold held /
  keep kept / know knew known / lead led / leave left leaves / lend lent / lose lost / make made / mean meant /
  meet met / overcome overcame / oversee oversaw overseen / overtake overtook overtaken / pay paid / repay repaid /
  rebuild rebuilt / ride rode ridden / rise rose risen / run ran / seek sought / sell sold / send sent /
  shake shook shaken / shoot shot / shrink shrank shrunk / sing sang sung / sink sank sunk / sit sat / sleep slept /
  speak spoke spoken / spend spent / stand stood / steal stole stolen / strike struck stricken / sweep swept /
  swim swam swum / take took taken / teach taught / tell told / think thought / throw threw thrown /
  undergo underwent undergone / understand understood / undertake undertook undertaken / wake woke woken /
  wear wore worn / win won / withdraw withdrew withdrawn / withhold withheld / withstand withstood /
  write wrote written / child children / man men / woman women / foot feet / tooth teeth / mouse mice / goose geese /
  ox oxen / half halves / knife knives / shelf shelves / thief thieves / wife wives / wolf wolves /
  loaf loaves / crisis crises / analysis analyses / basis bases / thesis theses / emphasis emphases /
  criterion criteria / phenomenon phenomena / medium media / curriculum curricula / nucleus nuclei / axis axes /
  good better best / bad worse worst / far farther further farthest furthest /
  dollar usd / euro eur / pound gbp / yen jpy / yuan cny rmb renminbi / rupee inr / ruble rouble / zloty pln /
  percent percentage pct / kilometre km kms / kilogram kg kgs / tonne ton tons / megawatt mw /
  gigawatt gw / kilowatt kw / hour hr hrs / minute min mins / year yr yrs / million mln /
  january jan / february feb / march mar / april apr / june jun / july jul / august aug / september sep sept /
  october oct / november nov / december dec /
  programme program / aluminium aluminum / grey gray / tyre tire / plough plow / storey story /
  mother mum mom / maths math / aeroplane airplane / ageing aging / judgement judgment / catalogue catalog /
  dialogue dialog / jewellery jewelry / sceptic skeptic / sceptical skeptical / scepticism skepticism
`;

const bases = new Map<string, string>();
for (const group of FORMS.split('/')) {
  const [base = '', ...forms] = group.trim().split(/\s+/);
  for (const form of forms) bases.set(form, base);
}

/** British spellings that a rule makes American ones; harmless where it meets another word, since it meets it always. */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/(?<=[a-z]{3})is(?=(?:e|es|ed|er|ers|ing|ation|ations)$)/, 'iz'],
  [/(?<=[a-z]{3})ys(?=(?:e|es|ed|ing)$)/, 'yz'],
  [/(?<=[a-z]{2})our(?=(?:s|ed|ing|er|ers|able|ite|ites|al|less)?$)/, 'or'],
  [/(?<=[a-z]{2}[tb])re(?=s?$)/, 'er'],
  [/(?<=^(?:def|off|lic|pret))ence(?=s?$)/, 'ense'],
];

/** Endings by which a spelling may be British: most words are told by it to have one form only. */
const MAY_BE_BRITISH = /[iy]s(?:e|es|ed|er|ers|ing|ations?)$|our|[tb]res?$|ences?$/;

/** The form of an English word that an ending-cutting stemmer can start from: "began" → "begin", "labour" → "labor". */
export function baseForm(word: string): string {
  const base = bases.get(word) ?? word;
  if (!MAY_BE_BRITISH.test(base)) return base;
  return SPELLINGS.reduce((spelt, [british, american]) => spelt.replace(british, american), base);
}
