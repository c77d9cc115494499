/**
 * Words that speak of obstacles, risks and difficulties in any news. English words are listed in their base
 * form; regular endings are added when the list is loaded.
 */

/** How much one cue says: a strong one suffices, two medium ones do, weak ones are often only background. */
export type Level = 'strong' | 'medium' | 'weak' | 'turn';

/** English cues by level. A turn ("but", "could still") sets a limit to what was said. */
export const WORDS: Readonly<Record<Level, string>> = {
  strong: `
    challenge obstacle hurdle barrier setback bottleneck roadblock drawback downside pitfall risk threat danger
    uncertainty doubt concern worry fear objection criticism criticise criticize backlash shortage scarcity delay
    deadlock stalemate impasse standoff backlog shortcoming overrun burden vulnerability weakness constraint
    instability unrest mistrust distrust controversy problem difficulty complication bankruptcy insolvency protest
    protester lack misgiving scepticism skepticism reluctance hesitation congestion strain loophole inequality
    disruption headwind impediment limitation jeopardy critic opponent sceptic skeptic
    warn warning complain complaint hinder hamper impede obstruct undermine jeopardise jeopardize threaten struggle
    stall erode erosion worsen deteriorate deterioration disrupt complicate deter deterred deterring discourage
    deplete starve refuse refusal overwhelm shrink shrank shrunk contradict falter derail lag lagged lagging
    uncertain unclear unsure unresolved unanswered unaffordable unsustainable unsafe unstable unproven untested
    unpopular unfunded underfunded understaffed unprofitable unreliable unprepared unrealistic unworkable unable
    unfinished unpaid unpredictable unenforceable hesitant hesitate reluctant sceptical skeptical wary cautious risky
    riskier vulnerable insufficient inadequate difficult impossible scarce problematic controversial contentious
    dangerous worried worrying fragile precarious overdue daunting prohibitive prohibitively elusive insolvent
    troubled threatening doubtful short-staffed cash-strapped at-risk ill-equipped debt-laden overstretched
    fail failure lawsuit disagree disagreement crisis crises collapse undo undone undercut undercutting downgrade
    downgraded flaw flawed defect malfunction backfire backfired outcry grievance scandal boycott blockade turmoil
    hazard hazardous peril perilous stuck stranded bleak dire plague dwindle alarmed stumble unlicensed untried
    overloaded understocked disrepair drought theft steal stole stolen hacker unsettled scare scared mismanage mismanagement bankrupt insecure insecurity`,
  medium: `
    deficit shortfall outage loss sue dispute division divided rift reject
    rejection oppose resist resistance accuse accusation weak weaken weaker suspend
    suspension cancel cancelled cancellation postpone postponement halt blocked blocking drain suffer damage harm
    harmful hurt hurting destroy pollute pollution contaminate contamination flood flooding accident crash crashed
    pressure tighten tightened unfriendly unfair unequal hostile hostility volatile volatility costly
    expensive slow slower slowly limited cannot can't couldn't unlikely never neither detour ban banned penalty
    inflation gap widen outdated obsolete crowded overcrowded overload unemployment layoff evict eviction displace
    displacement exposure exposed violence corruption fraud abuse inquiry investigate investigation withheld blame
    decline caution contested stretched missing disappoint disappointment unhappy anger angry outrage conflict clash
    illegal congested leak breach bottlenecked dependence dependent sink sank plunge slump tariff shutdown idle
    burdened unequipped unwilling resent alienate mislead misuse stoppage restriction lapse expire wrong fatal
    void barely dearer downturn recession poverty arrears worst poorest squeeze unknown corrupt neglect neglected abandon abandoned`,
  weak: `
    tension isolation debt war strike attack rival rivalry opposition sanction fell drop dropped lose losing lost
    forced withdraw withdrew withdrawn depend rely hostage death kill less fewer below without late remote
    alone tax restrict demand critical remain ageing aging`,
  turn: 'but however although though yet still only could may might unless even despite until',
};

/** Two words that make a cue together when the second follows the first within a few words. */
interface Pair {
  readonly first: string;
  /** How many words later the second may stand: 1 is right behind. */
  readonly within: number;
  readonly second: string;
  readonly level: Level;
}

/** English cues of two words. */
export const PAIRS: readonly Pair[] = [
  { first: 'run runs ran running', within: 1, second: 'dry out short low', level: 'strong' },
  { first: 'fall falls fell falling fallen', within: 1, second: 'short behind', level: 'strong' },
  { first: 'wipe wiped wiping', within: 2, second: 'out', level: 'strong' },
  {
    first: 'shut locked priced squeezed crowded left forced driven pushed',
    within: 1,
    second: 'out',
    level: 'strong',
  },
  {
    first: 'push pushes pushing pushed force forces forcing forced drive drives driving',
    within: 4,
    second: 'out off',
    level: 'strong',
  },
  { first: 'object objects objected objecting', within: 1, second: 'to that', level: 'strong' },
  { first: 'break breaks broke broken breaking', within: 1, second: 'down', level: 'medium' },
  { first: 'talks negotiations', within: 5, second: 'broke broken', level: 'strong' },
  { first: 'strike struck', within: 1, second: 'down', level: 'strong' },
  { first: 'wash washed', within: 1, second: 'away', level: 'strong' },
  { first: 'on', within: 1, second: 'hold', level: 'strong' },
  { first: 'post posted make made report reported', within: 2, second: 'loss losses', level: 'strong' },
  { first: 'has have', within: 1, second: 'no', level: 'medium' },
  { first: 'will could would may might', within: 1, second: 'kill', level: 'strong' },
  { first: 'cost costs', within: 3, second: 'jobs lives', level: 'strong' },
  { first: 'still', within: 1, second: 'needs lacks awaits', level: 'strong' },
  {
    first: 'lean leans rely relies depend depends',
    within: 3,
    second: 'single sole',
    level: 'strong',
  },
  { first: 'worst poorest weakest driest', within: 5, second: 'years decades', level: 'strong' },
  { first: 'asked ask asks', within: 3, second: 'court', level: 'medium' },
  { first: 'will would', within: 1, second: 'not', level: 'medium' },
  { first: 'did does do', within: 1, second: 'not', level: 'medium' },
  { first: 'not', within: 4, second: 'without', level: 'medium' },
  { first: 'have has had', within: 1, second: 'neither', level: 'medium' },
  { first: 'wait waits', within: 3, second: 'weeks months years', level: 'medium' },
  { first: 'change', within: 2, second: 'government', level: 'medium' },
  { first: 'only', within: 14, second: 'far', level: 'medium' },
  { first: 'so', within: 1, second: 'far', level: 'medium' },
  { first: 'in', within: 1, second: 'doubt question jeopardy peril limbo', level: 'strong' },
  { first: 'at', within: 1, second: 'risk stake', level: 'strong' },
  { first: 'behind', within: 1, second: 'schedule', level: 'strong' },
  { first: 'over', within: 1, second: 'budget', level: 'strong' },
  { first: 'short', within: 1, second: 'of', level: 'strong' },
  { first: 'out', within: 2, second: 'reach', level: 'strong' },
  { first: 'hard harder', within: 1, second: 'to', level: 'strong' },
  {
    first: 'not',
    within: 3,
    second: 'enough clear certain guaranteed sufficient ready secured align aligned agreed funded solved',
    level: 'strong',
  },
  {
    first: 'too',
    within: 1,
    second:
      'few little small slow slowly late high low costly expensive weak many much long far optimistic narrow short old hot dry',
    level: 'strong',
  },
  { first: 'leave leaves leaving left', within: 1, second: 'less fewer little no nothing', level: 'strong' },
  {
    first: 'question questions questioned',
    within: 1,
    second: 'about whether over remain the',
    level: 'strong',
  },
  {
    first: 'conflict conflicts conflicted clash clashes clashed',
    within: 1,
    second: 'with',
    level: 'strong',
  },
  { first: 'remains remain', within: 3, second: 'seen', level: 'strong' },
  { first: 'has have', within: 1, second: 'yet', level: 'strong' },
  { first: 'out', within: 2, second: 'business work', level: 'strong' },
  { first: 'not', within: 1, second: 'yet', level: 'medium' },
  { first: 'could', within: 1, second: 'not', level: 'medium' },
  { first: 'so', within: 3, second: 'only', level: 'medium' },
  {
    first: 'no',
    within: 3,
    second:
      'plan scheme agreement deal date timetable funding money guarantee means solution decision budget answer enforcement compensation law rules',
    level: 'medium',
  },
  {
    first: 'still rising higher soaring extra additional growing',
    within: 1,
    second: 'costs cost prices',
    level: 'medium',
  },
  {
    first: 'miss missed misses missing',
    within: 2,
    second: 'target targets deadline deadlines',
    level: 'strong',
  },
  { first: 'job jobs', within: 1, second: 'cuts losses lost', level: 'medium' },
  {
    first: 'ageing aging old',
    within: 1,
    second: 'infrastructure fleet fleets pipes equipment network networks grid plants reactors',
    level: 'medium',
  },
];

/** Words that take the sting out of a cue close behind them: "reduce the risk", "no shortage". */
export const RELIEF = `
  no without less fewer free nor not reduce lower cut cutting ease avoid prevent overcome overcame mitigate resolve
  solve settle remove eliminate lift end cover protect insure offset allay dispel calm address tackle counter curb
  combat minimise minimize clear escape weather narrow survive hedge cushion alleviate relieve fix absorb spares spared`;

/** Words behind "risk" and the like that make a technical term of it. */
export const NEUTRAL_BEHIND = new Set(
  'management sharing assessment assessments capital appetite premium premiums insurance analysis model models free'.split(
    ' ',
  ),
);

/** Chinese cues by level, simplified, and traditional where it differs. */
export const CHINESE_WORDS: Readonly<Record<Level, string>> = {
  strong: `
    风险 風險 挑战 挑戰 困难 困難 难以 難以 无法 無法 不足 短缺 阻碍 阻礙 阻力 障碍 障礙 威胁 威脅 担忧 擔憂 担心
    擔心 忧虑 隐患 隐忧 抗议 抗議 反对 反對 质疑 質疑 批评 批評 不满 争议 爭議 不确定 不確定 不稳定 不明朗 尚不明
    亏损 虧損 延误 延誤 推迟 拖延 搁置 受阻 停滞 瓶颈 缺乏 缺少 缺口 恶化 困境 观望 警告 抱怨 投诉 拒绝 拒絕 制约
    拖累 侵蚀 脆弱 过于 过高 过低 滞后 难题 難題 漏洞 负担 流失 萎缩 高昂 昂贵 迟迟 顺延 犹豫 僵局 破裂 停工
    不信任 被迫 超支 不堪 忧心 掣肘 棘手 堪忧 不容乐观 变数 未知数 停摆 不愿 不透明 抵触 搁浅 告吹 倒闭 破产 违约
    悬而未决 捉襟见肘 举步维艰 入不敷出 招不到 繁琐
    没有着落 扰民 恐难`,
  medium: `
    压力 壓力 冲突 衝突 紧张 损失 污染 分歧 谨慎 诉讼 罢工 老化 挤压 下滑 取消 未能 不能 不得不 高额 没有公布 尚未
    至今没有 至今未 至今仍未 仍未获 危机 不清 落后 缺席 限制 依赖 不均 偏低 偏高 吃紧 不平衡 事故 疲软 放缓 干旱 旱情 洪水 断电 严重 老旧 故障 指责 违规 失业 裁员 历史最低 归零 失控 停电 暂停 索赔 波动`,
  weak: '下降 搬迁 债务 战争 制裁 退出 仅有 只有 抵制 关闭 低于 赤字 减少',
  turn: '但 却 然而 仍 可能 如果 若 尽管 不过 恐',
};

/** Chinese words of relief. */
export const CHINESE_RELIEF =
  '降低 减少 避免 消除 克服 化解 缓解 防范 应对 解决 减轻 打破 排除 规避 没有 并无 不再 不存在 弥补 扭转';
