/**
 * Characters that Japan simplified in its own way, each before its form in mainland China. Those that kept the
 * traditional form are not needed: the dictionary's own pairs tell how those were simplified.
 */
const PAIRS = `
  亜亚 悪恶 圧压 囲围 壱壹 隠隐 栄荣 営营 駅驿 円圆 塩盐 縁缘 応应 桜樱 穏稳 仮假 価价 絵绘 壊坏 懐怀 拡扩 覚觉 楽乐 勧劝
  巻卷 寛宽 歓欢 観观 関关 気气 帰归 偽伪 戯戏 犠牺 拠据 挙举 郷乡 暁晓 駆驱 勲勋 薫薰 恵惠 渓溪 経经 継继 蛍萤 軽轻 鶏鸡
  芸艺 撃击 倹俭 剣剑 圏圈 検检 権权 県县 険险 顕显 験验 厳严 広广 効效 鉱矿 黒黑 済济 砕碎 剤剂 斎斋 雑杂 桟栈 賛赞 糸丝
  歯齿 児儿 実实 釈释 収收 従从 渋涩 獣兽 縦纵 粛肃 処处 奨奖 焼烧 証证 乗乘 浄净 剰剩 畳叠 縄绳 壌壤 嬢娘 譲让 醸酿 図图
  粋粹 酔醉 髄髓 瀬濑 斉齐 摂摄 専专 戦战 繊纤 銭钱 捜搜 挿插 巣巢 総总 聡聪 荘庄 騒骚 増增 臓脏 蔵藏 続续 対对 帯带 滝泷
  択择 沢泽 単单 団团 弾弹 遅迟 鋳铸 庁厅 聴听 鎮镇 逓递 鉄铁 転转 伝传 徳德 読读 弐贰 悩恼 脳脑 覇霸 廃废 拝拜 売卖 発发
  髪发 抜拔 浜滨 払拂 仏佛 辺边 変变 弁辩 豊丰 毎每 満满 黙默 訳译 薬药 揺摇 様样 謡谣 頼赖 覧览 竜龙 両两 猟猎 緑绿
  隷隶 霊灵 齢龄 暦历 歴历 練练 錬炼 労劳 舗铺 歩步 涙泪 戻戾 姫姬
`;

/** Japanese character → its form in mainland China. */
export const SHINJITAI: ReadonlyMap<string, string> = new Map(
  PAIRS.trim()
    .split(/\s+/)
    .map((pair) => [pair.slice(0, 1), pair.slice(1)]),
);
