/**
 * Words of Japanese reports that a Chinese dictionary lacks or understands otherwise: loanwords in kana, and words
 * made in Japan; each with English words for it. General on purpose, as the groups of synonyms are. Verbs need no
 * line: their first character mostly means in Chinese what it means in Japanese.
 */
const WORDS = `
  アクセス access / アジア asia / アップ increase / アフリカ africa / イベント event / インターネット internet /
  インフラ infrastructure / インフレ inflation / ウイルス virus / エネルギー energy / エンジン engine / オンライン online /
  オーナー owner / カメラ camera / ガス gas / ガソリン gasoline petrol / キロ kilometre kilometer / クラブ club /
  グループ group / コスト cost / コンテナ container / コンピューター computer / サイバー cyber / サッカー football soccer /
  サービス service / シェア share / システム system / ショック shock / シーズン season / スキャンダル scandal /
  スタジアム stadium / ストライキ strike / スポンサー sponsor / スポーツ sport / スマホ smartphone / センター centre center /
  ソフト software / タンカー tanker / ダム dam / チケット ticket / チップ chip / チーム team / テスト test / テレビ television /
  テロ terrorism / ディーゼル diesel / デジタル digital / デモ protest demonstration / データ data / トップ top /
  トラック truck lorry / トン tonne ton / トンネル tunnel / ドル dollar / ドローン drone / ニュース news /
  ネットワーク network / バス bus / バッテリー battery / パイプライン pipeline / パスポート passport / パートナー partner /
  ビザ visa / ビジネス business / ファン fan supporter / フェリー ferry / プラスチック plastic / プラン plan /
  プロジェクト project / プログラム programme program / ホテル hotel / ボーナス bonus / マスク mask / マーケット market /
  メディア media / メンバー member / メートル metre meter / モデル model / ユーロ euro / ライセンス licence license /
  ライバル rival / リスク risk / リーグ league / リーダー leader / ルート route / ルール rule / レアアース rare earth /
  レベル level / ロケット rocket / ロボット robot / ローン loan / ワクチン vaccine / 衛星 satellite / 会社 company firm /
  株主 shareholder / 株価 share stock price / 株式 share stock / 企業 company business / 工場 factory plant / 従業員 employee worker /
  値段 price / 値上げ increase rise / 値下げ cut reduction / 見通し forecast outlook / 見込み forecast expected /
  予測 forecast prediction / 予想 forecast expectation / 予定 plan schedule / 売上 sales revenue / 売り上げ sales revenue /
  黒字 profit surplus / 赤字 loss deficit / 取引 trade deal transaction / 輸出 export / 輸入 import / 支払い payment /
  給料 salary wage / 人手 labour labor worker / 働き手 worker / 失業 unemployment / 退職 retirement / 年金 pension /
  手当 allowance / 組合 union / 首相 minister / 大統領 president / 与党 ruling party / 野党 opposition / 選挙 election /
  議会 parliament / 裁判 court trial / 裁判所 court / 弁護士 lawyer / 警察 police / 放送 broadcast / 放映権 broadcast right /
  電池 battery / 電車 train / 列車 train / 新幹線 rail / 切符 ticket / 運賃 fare freight / 空港 airport / 港 port / 船 ship vessel /
  荷物 cargo / 貨物 cargo freight / 物流 logistics / 氷 ice / 雪 snow / 川 river / 湖 lake / 町 town / 村 village / 住民 resident /
  子ども child / 若者 young / 高齢者 elderly / 病院 hospital / 医者 doctor / 勉強 study / 大学 university / 留学 student /
  泥棒 thief / 約束 promise commitment / 借金 debt / 借り入れ borrow loan / 税金 tax / 補助金 subsidy / 罰金 fine penalty /
  問題 problem issue / 課題 challenge / 懸念 concern / 影響 impact effect / 理由 reason / 原因 cause / 結果 result / 目的 purpose aim /
  目標 target goal / 割合 proportion share rate / 割引 discount / 半分 half / 以上 / 以下 / 人分 / 年間 / 場合 / 何人
`;

/** Japanese words, with English ones; none for words that are counted or linked by. */
export const JAPANESE_WORDS: readonly (readonly [word: string, english: readonly string[]])[] = WORDS.split(
  '/',
).map((line) => {
  const [word = '', ...english] = line.trim().split(/\s+/);
  return [word, english];
});
