import { IntlMessageFormat } from 'intl-messageformat';
import { catalogs, FALLBACK_LOCALE, nearestLocale, type MessageKey } from './catalogs.ts';

/** A message that is said later, once it is known in which language. */
export interface Message {
  readonly key: MessageKey;
  readonly values?: MessageValues;
}

/** A command by its name, without the slash; where a line is shown it opens when clicked, in text it has its slash. */
interface CommandName {
  readonly command: string;
}

/** What a message is filled with. A list is written as the language writes lists, a message is said. */
export type MessageValues = Readonly<
  Record<string, string | number | Date | readonly string[] | Message | CommandName>
>;

/** The same for a line of spans: what is no plain value stands in the line as it is. */
type LineValues<Span> = Readonly<Record<string, string | number | Date | Span | readonly (string | Span)[]>>;

/** A message as it is said where commands can open: text, what is set off, and commands. */
export type SaidLine = readonly (string | { readonly strong: string } | CommandName)[];

/** Says messages in one language. */
export interface Say {
  /** The locale (BCP 47) by which dates and numbers are written. */
  readonly locale: string;
  /** A message as plain text. */
  (key: MessageKey, values?: MessageValues): string;
  /** A message as a line of spans; `<strong>` in it becomes a span of its own. */
  line(key: MessageKey, values?: MessageValues): SaidLine;
  line<Span extends object>(
    key: MessageKey,
    values?: LineValues<Span>,
  ): (string | Span | { readonly strong: string })[];
}

/**
 * Says messages in the language of a locale, or the nearest that there is. Each message is compiled when it is
 * first said (some 50 µs), then kept.
 *
 *     const say = speaker('ru');
 *     say('help.briefs', { count: 3 });
 */
export function speaker(locale: string): Say {
  const known = speakers.get(locale);
  if (known) return known;
  const made = makeSpeaker(locale);
  speakers.set(locale, made);
  return made;
}

/** Discord has some 30 locales, so this stays small; names that it does not have are its own business. */
const speakers = new Map<string, Say>();

function makeSpeaker(locale: string): Say {
  const language = nearestLocale(locale);
  const formats = new Map<MessageKey, IntlMessageFormat>();
  const lists = new Intl.ListFormat(language, { type: 'conjunction', style: 'narrow' });

  function formatOf(key: MessageKey): IntlMessageFormat {
    let format = formats.get(key);
    if (!format) {
      const text = catalogs.get(language)?.[key] ?? catalogs.get(FALLBACK_LOCALE)?.[key] ?? key;
      format = new IntlMessageFormat(text, language);
      formats.set(key, format);
    }
    return format;
  }

  const text = (key: MessageKey, values: MessageValues = {}): string => {
    const plain = mapValues(values, (value) => {
      if (isList(value)) return lists.format(value);
      if (isMessage(value)) return text(value.key, value.values);
      return isCommand(value) ? `/${value.command}` : value;
    });
    return String(formatOf(key).format({ strong: (parts) => parts.join(''), ...plain }));
  };

  const line = <Span extends object>(
    key: MessageKey,
    values: LineValues<Span> = {},
  ): (string | Span | { readonly strong: string })[] => {
    type Part = string | Span | { readonly strong: string };
    const strong = (parts: readonly unknown[]): Part => ({ strong: parts.join('') });
    // A list travels through the format as one object, and is taken apart behind it; so does what a message says.
    const whole = mapValues(values, (value) => {
      if (isList(value)) return new Parts(spansOf(value, lists));
      return isMessage(value) ? new Parts(line(value.key, value.values)) : value;
    });
    const formatted = formatOf(key).format<object>({ strong: strong as () => object, ...whole });
    const parts = Array.isArray(formatted) ? formatted : [formatted];
    return parts.flatMap((part) => (part instanceof Parts ? part.parts : [part]) as Part[]);
  };

  return Object.assign(text, { locale, line });
}

class Parts {
  readonly parts: readonly unknown[];

  constructor(parts: readonly unknown[]) {
    this.parts = parts;
  }
}

/** Each element of a list with what the language writes between two of them. */
function spansOf<Span>(elements: readonly (string | Span)[], lists: Intl.ListFormat): (string | Span)[] {
  const places = elements.map((_, index) => String(index));
  return lists
    .formatToParts(places)
    .flatMap(({ type, value }) =>
      type === 'element' ? elements.slice(Number(value), Number(value) + 1) : [value],
    );
}

function isMessage(value: unknown): value is Message {
  return typeof value === 'object' && value !== null && 'key' in value;
}

function isCommand(value: MessageValues[string]): value is CommandName {
  return typeof value === 'object' && 'command' in value;
}

function isList<T>(value: T | readonly T[]): value is readonly T[] {
  return Array.isArray(value);
}

function mapValues<V, W>(values: Readonly<Record<string, V>>, map: (value: V) => W): Record<string, W> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, map(value)]));
}
