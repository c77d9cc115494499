/** A date found in a line. */
interface FoundDate {
  readonly start: number;
  readonly end: number;
  /** `YYYY-MM-DDTHH:MM`; midnight where the line gives no time. */
  readonly publishedAt: string;
  readonly hasTime: boolean;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const RUSSIAN_MONTHS = ['янв', 'фев', 'мар', 'апр', 'мая', 'июн', 'июл', 'авг', 'сен', 'окт', 'ноя', 'дек'];

const MONTH_NAME =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря)';
const WEEKDAY = String.raw`(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s?)?`;
const TIME = String.raw`(?:(?:\s?,|\s?at|T)?\s?(?<hour>\d{1,2})[:：时時點点](?<minute>\d{2})分?(?:[:：]\d{2})?(?:\s?(?<half>[ap])\.?m\.?)?(?:\s?(?:Z|UTC|GMT|CET|CEST|EST|EDT|PST|PDT|BST|JST|CST|MSK|[+-]\d{2}:?\d{2}|UTC[+-]\d{1,2}|GMT[+-]\d{1,2})(?![\p{L}\p{N}]))?)?`;

/** Year first, as in `2025-12-21`, `2025/12/21`, `2025.12.21`, `2025年12月21日`; or with a month's name. */
const DATE = new RegExp(
  String.raw`(?<![\p{N}.,-])${WEEKDAY}(?:(?<year>\d{4})\s?[-‐-―/.年]\s?(?<month>\d{1,2})\s?[-‐-―/.月]\s?(?<day>\d{1,2})日?|(?<day2>\d{1,2})(?:st|nd|rd|th)?\.?\s(?:of\s)?(?<name2>${MONTH_NAME})\.?,?\s(?<year2>\d{4})(?:\sг(?:ода|\.)?)?|(?<name3>${MONTH_NAME})\.?\s(?<day3>\d{1,2})(?:st|nd|rd|th)?,?\s(?<year3>\d{4})|(?<day4>\d{1,2})\.(?<month4>\d{1,2})\.(?<year4>\d{4}))(?!\d)${TIME}`,
  'giu',
);

function monthNumber(name: string): number {
  const stem = name.slice(0, 3).toLowerCase();
  return Math.max(MONTHS.indexOf(stem), RUSSIAN_MONTHS.indexOf(stem)) + 1;
}

function toDate(
  groups: Record<string, string | undefined>,
): Pick<FoundDate, 'publishedAt' | 'hasTime'> | undefined {
  const name = groups['name2'] ?? groups['name3'];
  const year = Number(groups['year'] ?? groups['year2'] ?? groups['year3'] ?? groups['year4']);
  const month = name === undefined ? Number(groups['month'] ?? groups['month4']) : monthNumber(name);
  const day = Number(groups['day'] ?? groups['day2'] ?? groups['day3'] ?? groups['day4']);
  const hasTime = groups['hour'] !== undefined;
  const half = groups['half']?.toLowerCase();
  let hour = Number(groups['hour'] ?? 0);
  if (half !== undefined) hour = (hour % 12) + (half === 'p' ? 12 : 0);
  const minute = Number(groups['minute'] ?? 0);
  const daysInMonth = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const isReal = year >= 1000 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth;
  if (!isReal || hour > 23 || minute > 59) return undefined;
  const two = (value: number) => String(value).padStart(2, '0');
  return { publishedAt: `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}`, hasTime };
}

/** The last date that a line gives, with its time. Meant for short lines. */
export function findDate(line: string): FoundDate | undefined {
  let found: FoundDate | undefined;
  // Full-width digits become plain ones without moving anything.
  const text = line.replaceAll(/[０-９]/gu, (digit) => String(digit.charCodeAt(0) - 0xff10));
  for (const match of text.matchAll(DATE)) {
    const date = toDate(match.groups ?? {});
    if (date) found = { ...date, start: match.index, end: match.index + match[0].length };
  }
  return found;
}
