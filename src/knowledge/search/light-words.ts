/**
 * English words so common in questions on any subject that finding them in a claim says little, and lacking them
 * says little too. They count for a part of an ordinary word; stop words count for nothing.
 */
const LIGHT_WORDS: ReadonlySet<string> = new Set(
  `able add addition age ahead allow allowed amount apply area around available away back bad bad base based become began
  begin best better big biggest body break bring call called care case cause certain chance change check choose clear
  close common complete consider contain continue correct couple current currently cut day days deal decent decide
  difference different difficult done down early easily easy either end ends enough entire especially exact exactly
  example expect expected explain extra face fact fair far fast feel few figure fill final finally find first follow
  following form former found four free full fun future general generally given good great group half hand happen
  happened happens happening hard help high highest hold home hope hour hours huge idea important include included
  including instead involved issue issues item just keep kind know known large largest last late later latest lead
  least leave left less let level life list little live local long longer look looking lose lot lots low lower lowest main
  major man matter mean means mention mentioned minute minutes moment month months move name named near necessary need
  needed needs new next nice night none normal number off often old one ones open order original outside overall own
  part particular particularly parts pass past people person place plan planned play point possible possibly present
  probably problem process provide put question quick quickly reach read ready real reason reasons recent recently
  receive related remain required rest result results return right role run same save second see seem seems seen send
  separate set several short show side similar simple single size small someone soon sort special specific specifically
  stand standing stands start state stay step stop stuff support suppose system taken takes taking term terms thing think third thought
  three time times today told tomorrow tonight top total true turn two type types understand usual usually value various
  wait walk watch week weeks went whole wide win without won word words work working works world worth wrong year years
  yesterday young line fill quite hundred thousand million billion trillion dozen date feel`
    .trim()
    .split(/\s+/),
);

/** Whether a folded word is one of general conversation rather than of a subject. */
export function isLightWord(word: string): boolean {
  return LIGHT_WORDS.has(word);
}
