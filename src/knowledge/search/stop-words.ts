import { eng, rus } from 'stopword';

/** Words that ask, link or fill, in addition to the stopword package's lists. Folded, without apostrophes. */
const ENGLISH = `
  actually again ah ahh aint alright although among anybody anyone anything anyway anyways arent aside basically bye
  cant cheers couldnt curious didnt doesnt doing dont dude due em etc even ever everybody everyone everything except
  folks genuinely gimme gonna gotta guess guys hadnt haha hahaha hasnt havent having hello hence hers herself hey heya
  heyy hi hiya honestly however huh hmm id ill im isnt itd itll its itself ive just kinda kindly lemme let lets
  literally lmao lol maam maybe mine myself nah nor nope not oh ok okay once onto oops ought ours ourselves perhaps
  please pls plz pretty quite rather really reckon regarding shall shant she shes shouldnt smth so somebody someone
  somehow something somewhat soo sooo sorry sorta stuff sure tbh tell thank thanks thats theirs themselves theres
  theyd theyll theyre theyve thing things though thru thus thx til till together toward towards try u um unless
  until upon ur us usually via wanna want wants wasnt weve whatever whats whatre whens wheres wherever whether
  whichever whilst whoever whom whos whose whys wed wont wonder wondering wouldnt ya yall yea yeah yep yes yet yo
  youd youll youre yours yourself yourselves youve why when no without along
  give gives gave get gets getting goes going gone go explain does say says saying talk talking
  will
  ask asked asking answer answers
`;

const CHINESE = `
  的 了 是 在 有 和 与 及 或 也 都 就 又 还 而 但 但是 并 并且 被 把 将 对 对于 从 向 往 到 给 让 为 于 以 以及 之 其 该 此
  这 那 这个 那个 这些 那些 哪 哪些 哪个 哪里 哪儿 谁 什么 怎么 怎样 怎么样 如何 为什么 为何 多少 几 多 吗 呢 啊 吧 呀 嘛 么
  我 你 您 他 她 它 我们 你们 他们 自己 请 请问 想 知道 告诉 一下 一共 是否 是不是 有没有 会不会 能不能 可以 能 会 要 会不会
  不 没 没有 很 太 更 最 非常 一个 一些 一种 个 们 得 地 着 过 去 来 说 吧 啦 哦 嗯 关于 何 何时 时候 什么时候 是什么 打算
`;

const JAPANESE = `
  は が を に へ と で も の や か な ね よ し て た だ です ます でし まし い る れ さ せ ない いる ある する した して こと もの
  これ それ あれ この その あの どこ いつ だれ 誰 何 なに なぜ どう どの どれ どんな いくら いくつ いくら から まで より など
  ください 教え てい て さい
`;

const STOP_WORDS: ReadonlySet<string> = new Set([
  ...eng,
  ...rus,
  ...[ENGLISH, CHINESE, JAPANESE].flatMap((list) => list.trim().split(/\s+/)),
]);

/** Whether a folded word says nothing about what a text is about: grammar, question words, politeness, chat. */
export function isStopWord(word: string): boolean {
  return STOP_WORDS.has(word);
}

/** All stop words. */
export function stopWords(): ReadonlySet<string> {
  return STOP_WORDS;
}
