import { stem } from './stem.ts';

/**
 * Words that news writing and everyday speech use for the same thing, a group between two strokes. General on
 * purpose: a group joins words that could stand for each other in reports on any subject, and more such groups help
 * all questions a little; words of one subject's jargon do not belong here.
 */
const GROUPS = `
  accord agreement deal treaty pact contract / agree accept approve endorse back /
  angry furious outrage anger / announce declare unveil reveal /
  army military troops soldiers forces armed / arrest detain custody jail imprison prison /
  attack strike raid assault / ban forbid prohibit outlaw / bank lender banking /
  bankrupt insolvent insolvency bankruptcy collapse / big large huge major giant / boat ship vessel /
  border frontier / boss executive manager director chief chairman head /
  brand maker manufacturer carmaker / budget spending expenditure /
  build construct construction building builder / buy purchase acquire bought acquisition buyer /
  cabinet government ministry authorities administration / cancel scrap abandon shelve /
  car vehicle automobile auto / carbon emission emissions greenhouse / cargo freight goods /
  cash money fund finance funding financing / cheap affordable inexpensive cheaper low-cost /
  cheque payout payment / child kid children youngster / choose select pick /
  citizen resident inhabitant local villager people population / city town municipality municipal /
  climate warming / clinic hospital health medical healthcare / close shut closure shutdown /
  club team side squad / coast shore coastline coastal shoreline seaside / cold freezing /
  college university / company firm business corporation enterprise /
  compensate compensation reimburse reimbursement / compete competitor rival competition /
  complain complaint grievance / condition requirement term / connect link connection /
  consumer customer client buyer / cooperate cooperation collaborate collaboration partnership /
  corrupt corruption bribe bribery / cost price expensive pricey fee tariff charge / country nation state /
  court judge tribunal justice / create establish found set / crime criminal offence / crisis emergency /
  critic opponent detractor / criticise criticize criticism condemn / crop harvest grain /
  cut reduce reduction lower slash decrease decline drop fall shrink / dam reservoir /
  damage harm hurt destroy destruction / danger hazard risk threat menace /
  deadline timetable schedule date / death die dead killed fatality / debt loan borrow credit /
  decide decision ruling verdict / defend defence defense / delay late postpone postponed /
  delegate envoy representative ambassador / deny denial reject / develop development /
  dig mine mining extract extraction excavate /
  disagree disagreement dispute quarrel conflict row argument /
  discuss discussion talk negotiation negotiate / divide split share / doctor physician medic /
  dollar usd / doubt scepticism skepticism sceptical uncertain uncertainty / drought dry arid dryness /
  earn income wage salary revenue / east eastern / easy simple simplify /
  economist analyst expert specialist / economy economic / educate education school teaching /
  elderly aged pensioner / elect election vote ballot poll / electricity power energy /
  employ hire recruit employment employer / employee worker staff workforce labour labor /
  end finish expire conclude / engineer technician / enter entry join accession /
  environment environmental nature ecological ecosystem wildlife / equal even equally /
  escape flee evacuate / estimate forecast predict prediction projection expect / expand expansion spread /
  export overseas abroad / fail failure collapse / family household / fan supporter /
  farm farmer agriculture agricultural / father dad parent /
  fear worry concern anxious worried afraid anxiety / female woman /
  fine penalty punish punishment sanction / fish fishing fisherman fishery / flat apartment housing /
  flood flooding / fly flight airline aircraft plane aviation / food nutrition /
  foreign overseas abroad international / free gratis / fuel petrol gasoline / gas lng /
  glacier ice icebreaker / goal target aim objective / government state authority /
  grant subsidy subsidise subsidize incentive / guarantee promise pledge commitment assure / heat hot /
  help aid assist assistance / hesitate hesitant cautious wary reluctant /
  hide conceal secret undisclosed / history historical past / hold keep retain / holiday vacation /
  hope expect aspire / hunger famine starvation / idea proposal suggestion /
  ill sick sickness illness disease / illegal unlawful pirate piracy / image reputation / import imported /
  improve improvement enhance upgrade / independent independence / indigenous native aboriginal /
  industry sector / inflation prices / insurance insurer insure / internet online web broadband /
  invest investment investor / investigate investigation inquiry probe / island archipelago /
  job employment post position / join member membership / journalist reporter press media /
  journey trip travel voyage / judge judicial court / lack shortage scarcity scarce /
  law legislation legal rule regulation / lawmaker mp parliament parliamentary deputy legislator /
  leader president premier / leave exit withdraw withdrawal quit pull / licence license permit permission /
  limit cap ceiling maximum / local regional / lorry truck / lose loss deficit / male man /
  manufacture production produce factory plant / map chart / match game fixture / measure step policy /
  meet meeting summit gathering conference / merge merger takeover / metal metallurgy steel / mineral ore /
  minimum least / mother mum mom parent / move relocate resettle relocation /
  neighbour neighbor neighbouring neighboring / network grid / newspaper press / north northern /
  nuclear atomic / obey comply compliance respect / offer provide supply / office headquarters /
  oil petroleum crude / opinion view viewpoint / oppose object reject resist refuse / own ownership owner /
  partner ally / party coalition / pass adopt approve / passenger traveller traveler commuter /
  pay payment paid / peace truce ceasefire / pension retire retirement pensioner / phase stage /
  phone telephone smartphone handset / pipe pipeline / plan scheme project programme program /
  police officer / pollute pollution contaminate contamination / poor poverty / popular favourite /
  port harbour harbor / prefer preference / prepare preparation ready /
  preserve protect protection conservation safeguard / prevent avoid stop / priority focus / prize award /
  process procedure / profit profitable earnings / proof evidence prove /
  protest demonstrate demonstration rally march / pupil student / quality standard /
  quick fast rapid speed / rail railway train / rain rainfall storm / reach arrive /
  react reaction respond response / reason cause / rebuild reconstruct reconstruction /
  recession downturn slump / recover recovery / refugee migrant migration immigrant immigration asylum /
  relation tie relationship / religion religious faith / rent lease / repair maintenance fix /
  replace substitute replacement / report study research survey / rescue save /
  research scientist science / rise increase grow growth climb gain jump surge raise /
  road highway motorway / robot automation automate automated / route path corridor lane /
  rural countryside village / safe safety security / sanction embargo / satellite orbit /
  sea ocean maritime marine / secret undisclosed confidential / sell sale sold seller / serious severe /
  settle resolve settlement arbitration / shop store retail retailer / shortfall gap deficit /
  signatory signed sign signer / site location / skill skilled trained qualification / small tiny minor /
  soil ground / solar photovoltaic / soldier troop / south southern / speech address / spend spending /
  sport sporting / stable stability steady / staff personnel / stake share / start begin launch commence /
  storm monsoon hurricane typhoon / strategy strategic / street road / strong strength /
  student apprentice trainee / subscribe subscription subscriber / success succeed successful /
  sue lawsuit litigation / supplier supply / support endorse favour favor back / surplus excess /
  survive survival / tax levy duty / teach teacher / technology technical tech /
  television tv telly broadcaster / temporary interim / terrorist terrorism / test trial pilot /
  thief theft steal / ticket fare / timber wood forest / tire tyre / tour visit /
  tourist tourism visitor traveller traveler guest / tower mast / trade commerce commercial trading /
  train training / transport transportation shipping / trust confidence / tunnel underground /
  unemployed unemployment jobless / union syndicate / unite unity / unpaid arrears / urban city /
  vaccine vaccination / violence violent / volunteer voluntary / war warfare / warn warning alert /
  waste rubbish garbage / watch viewer viewing audience spectator / water irrigation /
  wealth wealthy rich / weapon arms / weather climate / wed marriage marry / west western /
  win winner victory won / wind turbine / work labour / world global worldwide international /
  worth value / wrong error mistake / young youth / one 1 / two 2 / three 3 / four 4 / five 5 / six 6 /
  seven 7 / eight 8 / nine 9 / ten 10 / eleven 11 / twelve 12
`;

/** Stem → the stems of its groups' other words. */
const relatedStems = new Map<string, Set<string>>();
for (const group of GROUPS.split('/')) {
  const stems = new Set(group.trim().split(/\s+/).map(stem));
  for (const one of stems) {
    const related = relatedStems.get(one) ?? new Set();
    for (const other of stems) if (other !== one) related.add(other);
    relatedStems.set(one, related);
  }
}

/** Stems of words that may stand for a word, the word's own not among them. */
export function synonymsOf(stemmed: string): Iterable<string> {
  return relatedStems.get(stemmed) ?? [];
}
