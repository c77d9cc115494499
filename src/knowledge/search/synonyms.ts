import { stem } from './stem.ts';

/**
 * Words that news writing and everyday speech use for the same thing, one group a line. General on purpose: a
 * group joins words that could replace each other in most reports, whatever the subject.
 */
const GROUPS = `
money fund funding funds finance financing cash
pay payment paid payout
cost costs price priced pricey expensive fee fees charge tariff bill
cheap cheaper affordable inexpensive afford
invest investment investing investor
company firm business corporation enterprise
boss executive manager bosses chief director head
worker employee staff workforce
job jobs employment post posts hire hiring recruit
factory plant works
build construct construction building
begin start launch commence open opening
end finish expire close ending
buy purchase acquire bought acquisition
sell sale sold sales
rise increase grow growth climb gain up higher
fall drop decline decrease shrink lower fell dropped reduce cut
fast quick rapid speed
help aid assist assistance support
agreement deal treaty accord pact contract
sign signatory signatories signed
dispute quarrel conflict disagreement row arbitration
talk talks negotiation negotiate negotiations
law rule regulation legislation legal
judge judges court tribunal constitutional
vote ballot election elections poll
lawmaker mp mps parliament deputy legislator
government cabinet ministry authorities state
leader president premier prime
opposition rival
unemployed unemployment jobless
retire retirement pension pensioner
kid kids child children
mum mother mums mothers parent parents
woman women female
young youth
old elderly older
resident residents inhabitant locals villager household
indigenous native aboriginal
protest demonstrate demonstration rally march
criticise criticize criticism criticised condemn condemned oppose complain complaint
worry worried fear concern concerned anxious afraid
hesitant cautious wary reluctant hesitate
problem challenge obstacle difficulty hurdle issue risk threat
delay late postpone postponed
danger dangerous risk hazard threat
damage harm hurt destroy
pollution pollute contaminate
environment environmental nature ecological ecosystem wildlife
weather rain storm
drought dry arid
crop crops harvest grain wheat
farm farmer farming agriculture agricultural
fish fishing fishermen
shore coast coastline coastal shoreline
ship ships vessel vessels shipping boat
car cars vehicle vehicles automobile
train trains rail railway
plane aircraft flight airline
trip journey travel voyage
border frontier crossing
export exports abroad overseas
import imports
goods product products merchandise
electricity power energy
oil petroleum
mineral minerals ore ores mine mining
internet online web broadband
tv television telly broadcaster broadcast
watch viewer viewers audience
fan fans supporter supporters
team club
match matches game games fixture
illegal unlawful pirate piracy
school schools education
hospital clinic clinics health medical
expert experts analyst analysts economist economists
study research survey report
forecast predict prediction estimate expected projected
profit profitable profits earnings
loss losses lose deficit
debt loan borrow credit
bankrupt insolvent insolvency bankruptcy
subsidy subsidies incentive incentives grant grants
tax taxes taxation
wage wages salary salaries earn income
share stake shares
win winner winners won
guarantee promise pledge commitment
secret undisclosed disclosed confidential
neighbour neighbor neighbouring neighboring neighbours neighbors
ally partner partners friend friends
image reputation
ban forbid prohibit prohibited banned
permit licence license permission
require must obligation oblige required compulsory mandatory
train training trained
enough sufficient
shortage lack scarce scarcity short
one 1
two 2
three 3
four 4
five 5
six 6
seven 7
eight 8
nine 9
ten 10
eleven 11
twelve 12
`;

/** Stem → the stems of its groups' other words. */
const relatedStems = new Map<string, Set<string>>();
for (const line of GROUPS.trim().split('\n')) {
  const stems = new Set(line.split(' ').map(stem));
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
