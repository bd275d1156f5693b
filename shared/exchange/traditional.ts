/** Traditional characters of headers and choices, each before its simplified form; a table of words, not of the language. */
const PAIRS =
  '編编號号碼码稱称單单價价數数額额稅税銀银帳帐賬账戶户開开聯联絡络電电話话機机備备註注業业務务員员貨货產产規规訂订購购買买賣卖' +
  '簽签約约間间圍围區区縣县鎮镇鄉乡門门類类級级標标簡简範范統统會会納纳識识別别證证執执許许辦办經经銷销領领歸归還还遞递運运費费' +
  '匯汇總总計计結结餘余應应實实際际發发質质檢检驗验閱阅檔档倉仓庫库郵邮個个項项條条擔担責责負负組组織织資资訊讯圖图書书記记錄录' +
  '紀纪審审複复復复製制現现報报達达歷历曆历農农陽阳陰阴職职愛爱優优點点時时狀状態态啟启無无萬万億亿圓圆內内國国東东華华廣广蘇苏' +
  '動动単单価价図图歳岁潛潜凍冻關关閉闭專专開开隨随後后籤签齊齐終终廠厂醫医學学導导詳详細细傳传眞真爲为為为';

const SIMPLIFIED: ReadonlyMap<string, string> = new Map(
  Array.from({ length: PAIRS.length / 2 }, (_, at): [string, string] => [PAIRS[at * 2] ?? '', PAIRS[at * 2 + 1] ?? '']),
);
const ANY = new RegExp(`[${[...SIMPLIFIED.keys()].join('')}]`, 'g');

/** Words of offices that write traditional characters, as we list them. For comparing only; what is kept stays as written. */
export function simplifyWords(text: string): string {
  return text.replace(ANY, (character) => SIMPLIFIED.get(character) ?? character);
}
