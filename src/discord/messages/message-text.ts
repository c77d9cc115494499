/** The names of what a message mentions, by snowflake; undefined for what is not known. */
export interface MentionNames {
  user(id: string): string | undefined;
  role(id: string): string | undefined;
  channel(id: string): string | undefined;
}

/**
 * What a person wrote, as plain text: mentions as names, the bot's own (`botId`) taken out, and the words without the
 * marks that lay them out. Source: https://docs.discord.com/developers/reference#message-formatting
 */
export function plainText(content: string, botId: string, names: MentionNames): string {
  // Where the bot’s name was: “hey @Footnote, what …”. A blank before “?” that was typed stays, as in French.
  const own = new RegExp(`(?<!\\s)\\s*<@!?${botId}>\\s*(?=[,.:;!?](?:\\s|$))`, 'g');
  const text = content
    .replace(own, '')
    .replace(/<@!?(\d+)>/g, (_, id: string) => (id === botId ? ' ' : (names.user(id) ?? ' ')))
    .replace(/<@&(\d+)>/g, (_, id: string) => names.role(id) ?? ' ')
    .replace(/<#(\d+)>/g, (_, id: string) => names.channel(id) ?? ' ')
    .replace(/<\/([^:>]+):\d+>/g, '/$1')
    .replace(/<a?:\w+:\d+>|<t:-?\d+(?::\w)?>|<id:\w+>/g, ' ')
    .replace(/@(everyone|here)\b/g, '$1')
    .replace(/<(https?:\/\/[^\s>]+)>/g, '$1');
  return withoutMarks(text)
    .replace(/\s+/gu, ' ')
    .replace(/^[\s,.:;]+|\s+$/g, '');
}

/**
 * What a message says about any subject, as plain text, a line of it a line: without mentions, emoji and addresses, and
 * without the marks that lay it out.
 */
export function plainLines(content: string): string {
  return withoutMarks(content)
    .replace(/<(?:[@#/]|a?:|t:|id:)[^>\n]*>|<?https?:\/\/[^\s>]+>?/g, ' ')
    .trim();
}

/** Marks around words; those within a word (snake_case) stay. */
const AROUND: readonly RegExp[] = [
  /(?<!\\)\|\|(?=\S)([^]*?\S)\|\|/g,
  /(?<!\\)\*{1,3}(?=\S)([^]*?\S)\*{1,3}/g,
  /(?<!\\)~~(?=\S)([^]*?\S)~~/g,
  /(?<![\\\p{L}\p{N}])_{1,3}(?=\S)([^]*?\S)_{1,3}(?![\p{L}\p{N}])/gu,
];

function withoutMarks(text: string): string {
  const plain = text
    .replace(/```(?:[\w+-]+\n)?([^]*?)```/g, ' $1 ')
    .replace(/(`{1,2})([^`]+)\1/g, '$2')
    .replace(/^[ \t]*(?:(?:>>>|>|#{1,3}|-#|[-*]|\d{1,3}[.)])[ \t]+)+/gm, '')
    .replace(/\[([^\]\n]+)\]\([^)\s]+(?:\s[^)]*)?\)/g, '$1');
  return AROUND.reduce((rest, form) => rest.replace(form, '$1'), plain).replace(
    /\\([^\p{L}\p{N}\s])/gu,
    '$1',
  );
}
