/** Words that speak of obstacles, risks and difficulties, by how much one alone says. */
export interface Cues {
  /** Enough alone: "obstacle", "warn". */
  readonly strong: RegExp;
  /** Two make a challenge: "deficit", "cannot". */
  readonly medium: RegExp;
  /** Bad news that is often only background: "tensions", "fell". */
  readonly weak: RegExp;
  /** Turns that set a limit to what was said: "but", "could", "still". */
  readonly turn: RegExp;
}

/** Words as a pattern: whole words, not behind a hyphen ("low-delay"). */
function words(...groups: string[]): RegExp {
  const alternatives = groups
    .map((group) =>
      group
        .trim()
        .split(/\s*\n\s*/u)
        .join('|'),
    )
    .join('|');
  return new RegExp(String.raw`(?<![\p{L}-])(?:${alternatives})(?!\p{L})`, 'gu');
}

const STRONG_NOUNS = String.raw`
  challenges?|obstacles?|hurdles?|barriers?|setbacks?|bottlenecks?|roadblocks?|drawbacks?|downsides?|pitfalls?
  risks?(?![- ](?:management|sharing|assessments?|capital|appetite|free|adjusted|weighted|insurance|premium))
  threats?|dangers?|uncertaint(?:y|ies)|doubts?|concerns?|worr(?:y|ies)|fears?|objections?|criticisms?|backlash
  shortages?|scarcity|delays?|deadlock|stalemate|impasse|standoff|backlogs?|shortcomings?|overruns?|burdens?
  vulnerabilit(?:y|ies)|weaknesse?s?|constraints?|instability|unrest|mistrust|distrust|controvers(?:y|ies)
  problems?|difficult(?:y|ies)|complications?|bankruptcy|insolvency|protests?|stumbling blocks?|sticking points?
  lack|lacks|misgivings|reservations about|scepticism|skepticism|reluctance|hesitation|congestion|strains?
  shortfalls? of|loopholes?|inequalit(?:y|ies)|disruptions?|headwinds`;
const STRONG_VERBS = String.raw`
  warn(?:s|ed|ing|ings?)?|fear(?:ed|ing)|worr(?:ied|ying)|complain(?:s|ed|ing|ts?)?|critici[sz](?:e|es|ed|ing)
  hinder(?:s|ed|ing)?|hamper(?:s|ed|ing)?|imped(?:e|es|ed|ing)|obstruct(?:s|ed|ing)?|undermin(?:e|es|ed|ing)
  jeopardi[sz](?:e|es|ed|ing)|threaten(?:s|ed|ing)?|struggl(?:e|es|ed|ing)|lack(?:ed|ing)|delay(?:ed|ing)
  stall(?:ed|ing)|erod(?:e|es|ed|ing)|worsen(?:s|ed|ing)?|deteriorat(?:e|es|ed|ing|ion)|disrupt(?:s|ed|ing)?
  complicat(?:e|es|ed|ing)|deter(?:s|red|ring)|discourag(?:e|es|ed|ing)|deplet(?:e|es|ed|ing)|starv(?:e|es|ed|ing)
  refus(?:e|es|ed|ing|al)(?! (?:to )?comment)|protest(?:ed|ing|ers)|doubt(?:s|ed|ing|ful)|overwhelm(?:s|ed|ing)?
  shr(?:ink|inks|inking|ank|unk)|misalign(?:s|ed)?|not align(?:ed)?|clash(?:es|ed)? with|conflict(?:s|ed)? with
  contradict(?:s|ed)?|falter(?:s|ed|ing)?|derail(?:s|ed)?|lag(?:s|ged|ging)?|jeopardy|risk(?:ed|ing)`;
const STRONG_PHRASES = String.raw`
  at risk|in doubt|in question|in jeopardy|in peril|behind schedule|over budget|short of|out of reach|under strain
  r(?:un|uns|unning|an) (?:dry|out|short|low)|f(?:all|alls|ell|alling) (?:short|behind)|wip(?:e|es|ed|ing) out
  (?:shut|locked|priced|squeezed|crowded|left|forced|driven) out|widen(?:s|ed|ing)? the (?:\p{L}+ )?(?:gap|divide|deficit)
  hard(?:er)? to|not (?:yet )?(?:enough|clear|certain|guaranteed|sufficient|ready|secured)|(?:in|un)able to|remain(?:s|ed)? to be seen
  too (?:few|little|small|slow|slowly|late|high|low|costly|expensive|weak|many|much|long|far|optimistic|narrow|short|old)
  lea(?:ve|ves|ving|ft) (?:less|fewer|little|no|[\p{L} ]{0,40} (?:unsure|uncertain|exposed|vulnerable|without|unprotected|stranded|in limbo))
  raises? (?:serious )?questions|questions? (?:about|whether|over|remain)|critics|opponents|sceptics|skeptics`;
const STRONG_ADJECTIVES = String.raw`
  uncertain|unclear|unsure|unresolved|unanswered|unaffordable|unsustainable|unsafe|unstable|unproven|untested|unpopular
  unfunded|underfunded|understaffed|unprofitable|unreliable|unprepared|unrealistic|unworkable|hesitant|reluctant|sceptical|skeptical|wary|cautious
  risky|riskier|vulnerable|insufficient|inadequate|difficult|impossible|scarce|problematic|controversial|contentious|dangerous
  concerned|worried|worrying|fragile|precarious|overdue|daunting|prohibitive|prohibitively|elusive|bankrupt|insolvent|troubled`;

const MEDIUM = String.raw`
  deficits?|shortfalls?|droughts?|outages?|losses|lawsuits?|sued?|disputes?|disputed|disagree(?:s|d|ments?)?|divisions?|divided|rifts?
  reject(?:s|ed|ing|ion)?|oppos(?:e|es|ed|ing)|object(?:s|ed) to|resist(?:s|ed|ing|ance)?|accus(?:e|es|ed|ing|ations?)
  fail(?:s|ed|ing|ures?)?|collaps(?:e|es|ed|ing)|weak|weak(?:en|ens|ened|er|ening)|suspen(?:d|ds|ded|sion)|cancel(?:s|led|ed|lation)?
  postpon(?:e|es|ed|ement)|halt(?:s|ed)?|block(?:ed|ing)|drain(?:s|ed|ing)?|suffer(?:s|ed|ing)?|damag(?:e|es|ed|ing)|harm(?:s|ed|ful)?
  hurt(?:s|ing)?|destroy(?:s|ed)?|pollut(?:e|es|ed|ing|ion)|contaminat(?:e|es|ed|ion)|flood(?:s|ed|ing)?|accidents?|crashe?[sd]?
  crisis|crises|pressure|pressured|tighten(?:s|ed|ing)?|unfriendly|unfair|unequal|hostile|hostility|volatile|volatility|costly|expensive
  slow(?:s|ed|er|ing|ly)?|limited|cannot|can't|could not|unlikely|never|not yet|ha(?:s|ve) yet to|yet to be|so far only|only so far
  no (?:\p{L}+ ){0,2}(?:plan|scheme|agreement|deal|date|timetable|funding|money|guarantee|means|solution|decision|budget|answer|enforcement|compensation)
  neither|detours?|bans?|banned|penalt(?:y|ies)|inflation|(?:still|rising|higher|soaring|extra|additional|growing) costs?|rising prices|gaps?
  outdated|obsolete|age?ing (?:infrastructure|fleets?|pipes|equipment|networks?|grid|plants?|reactors?)|crowded|overcrowded|overload(?:ed)?|unemployment|layoffs?|job cuts|evict(?:s|ed|ions?)?|displac(?:e|es|ed|ement)
  expos(?:ed to|ure to|ure)|violence|corruption|fraud|abuse|inquir(?:y|ies)|investigat(?:e|es|ed|ing|ions?)|withheld|blam(?:e|es|ed)
  declin(?:e|es|ed|ing)|depend(?:s|ent|ence)? (?:heavily|entirely|solely) on|miss(?:ed|es|ing) (?:its |the |their )?(?:targets?|deadlines?)
  cautio(?:n|ned|us)|contested|stretched|missing|disappoint(?:s|ed|ing|ment)|unhappy|anger(?:ed|s)?|angry|outrage`;

const WEAK = String.raw`
  tensions?|isolation|debts?|conflicts?|wars?|strikes?|attacks?|rivals?|rivalry|opposition|sanctions?|fell|drop(?:s|ped)?|dropped
  lose|loses|losing|lost|forced|withdr(?:aw|ew|awn)|depend(?:s|ed)? on|relies on|rely on|hostage|death(?:s)?|kill(?:s|ed)?
  less|fewer|below|without|late|later than|old|remote|alone|taxes|restrict(?:s|ed|ions?)?|demand(?:s|ed) a`;

const TURNS = String.raw`but|however|although|though|yet|still|only|could|may|might|unless|even|despite|so far|until`;

/** English cues. */
export const ENGLISH_CUES: Cues = {
  strong: words(STRONG_NOUNS, STRONG_VERBS, STRONG_PHRASES, STRONG_ADJECTIVES),
  medium: words(MEDIUM),
  weak: words(WEAK),
  turn: words(TURNS),
};

/** What stands close before a cue and takes the sting out of it. */
export const ENGLISH_RELIEF =
  /(?:\b(?:no|without|never|less|fewer|free of|free from|not an?|nor|reduc\p{L}*|lower\p{L}*|cut|cuts|cutting|eas(?:e|es|ed|ing)|avoid\p{L}*|prevent\p{L}*|overc[ao]m\p{L}*|mitigat\p{L}*|resolv\p{L}*|solv\p{L}*|settl\p{L}*|remov\p{L}*|eliminat\p{L}*|lift\p{L}*|end|ends|ended|ending|cover|covers|covered|hedge against|protect\p{L}*|insure|offset\p{L}*|allay\p{L}*|dispel\p{L}*|calm\p{L}*|address\p{L}*|tackl\p{L}*|counter|curb\p{L}*|combat\p{L}*|minimi[sz]\p{L}*|clear\p{L}*|escap\p{L}*|weather\p{L}*|shrug\p{L}* off|narrow\p{L}*|surviv\p{L}*) (?:[\p{L}']+ ){0,2})$/u;

/** Chinese cues, simplified and traditional where they differ. */
export const CHINESE_CUES: Cues = {
  strong:
    /风险|風險|挑战|挑戰|困难|困難|难以|難以|无法|無法|不足|短缺|阻碍|阻礙|阻力|障碍|障礙|威胁|威脅|担忧|擔憂|担心|擔心|忧虑|隐患|隐忧|抗议|抗議|反对|反對|质疑|質疑|批评|批評|不满|争议|爭議|不确定|不確定|不稳定|不明朗|尚不明|亏损|虧損|延误|延誤|推迟|拖延|搁置|受阻|停滞|瓶颈|缺乏|缺少|缺口|恶化|困境|观望|警告|抱怨|投诉|拒绝|拒絕|制约|拖累|侵蚀|脆弱|过于|过高|过低|滞后|难题|難題|漏洞|负担|流失|萎缩|高昂|昂贵|迟迟|顺延|犹豫|僵局|破裂|停工|不信任|被迫|超支|隐性成本|不堪/gu,
  medium:
    /压力|壓力|冲突|衝突|紧张|损失|污染|分歧|谨慎|诉讼|罢工|老化|挤压|下滑|取消|未能|不能|不得不|高额|没有公布|尚未|至今没有|至今未|危机|不清|不愿|落后|缺席|限制|依赖|不均|偏低|偏高|减少|吃紧|不平衡|事故|疲软|放缓|竞争激烈/gu,
  weak: /下降|搬迁|债务|战争|制裁|退出|仅有|只有|抵制|关闭|低于|赤字/gu,
  turn: /但|却|然而|仍|可能|如果|若|尽管|不过|恐/gu,
};

/** Chinese words of relief. */
export const CHINESE_RELIEF =
  /(?:降低|减少|避免|消除|克服|化解|缓解|防范|应对|解决|减轻|打破|排除|规避|没有|并无|不再|不存在|弥补|扭转)[\p{sc=Han}]{0,4}$/u;
