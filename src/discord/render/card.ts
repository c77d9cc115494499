import {
  ButtonStyle,
  ComponentType,
  type APIActionRowComponent,
  type APIButtonComponent,
  type APIComponentInContainer,
  type APIContainerComponent,
} from 'discord.js';
import type { Button, Card, Control } from '../../commands/reply.ts';
import { speaker, type Say } from '../../messages/speak.ts';
import { formatCustomId } from '../interactions/custom-id.ts';
import { componentsIn } from '../messages/message-parts.ts';
import {
  escapeMarkdown,
  renderLine,
  renderVerbatim,
  shorten,
  unescapeMarkdown,
  type CommandIds,
} from './markdown.ts';
import { channelRow, MAX_OPTIONS, menuRow } from './menu.ts';
import { paginate, type Page, type PageChapter, type PageLimits } from './paginate.ts';

/** Over all text displays of a message. */
const MAX_CHARACTERS = 4_000;
/** Over the same, in UTF-8 and with 12 for each of them (discord/discord-api-docs#8554). */
const MAX_BYTES = 10_170;
const BYTES_OF_DISPLAY = 12;
/** Nested ones count. */
const MAX_COMPONENTS = 40;
const MAX_BUTTON_LABEL = 80;
const MAX_BUTTONS_IN_ROW = 5;

/** A question is shown again above its answer; a long one by its beginning. */
const MAX_QUOTE = 200;
/** Marks the text display that holds the quote, so that it is found again in a pressed message. */
const QUOTE_ID = 1_000;

/** The first page is short: what a reader takes in at a glance. */
const FIRST_PAGE = { sections: 3, bullets: 5 };
const LATER_PAGES = { sections: 10, bullets: 12 };

const ACCENT = { answer: 0x3b6ea5, notice: 0x8a8f98, error: 0xc0392b };

/**
 * Lays a card out as one Components V2 container within Discord's limits. `locale` is the language of the words
 * that it adds, where the card names none.
 */
export function renderCard(card: Card, commandIds: CommandIds, locale: string): APIContainerComponent {
  const say = speaker(card.locale ?? locale);
  const above = [
    ...(card.quote === undefined ? [] : [quoteDisplay(card.quote)]),
    ...textDisplays((card.lead ?? []).map((line) => renderLine(line, commandIds))),
    ...textDisplays(card.verbatim === undefined ? [] : [renderVerbatim(card.verbatim)]),
  ];
  const notes = (card.notes ?? []).map((line) => small(renderLine(line, commandIds)));
  const closing = card.closing ? [small(renderLine(card.closing.line, commandIds))] : [];
  const pages = paginate(card.chapters ?? [], pageLimits(above, [...notes, ...closing], card), commandIds);
  const count = Math.max(pages.length, Math.ceil((card.menu?.options.length ?? 0) / MAX_OPTIONS));
  const index = Math.min(card.paging?.page ?? 0, count - 1);

  return {
    type: ComponentType.Container,
    accent_color: ACCENT[card.tone],
    components: [
      ...above,
      ...(pages[index] ?? []).flatMap(chapterComponents),
      ...textDisplays([
        ...(index > 0 ? [small(say('paging.page', { page: index + 1, count }))] : []),
        ...notes,
      ]),
      ...(card.menu ? [menuRow(card.menu, index)] : []),
      ...(card.controls ?? []).flatMap((control) => controlComponents(control, commandIds)),
      ...buttonRows([...turnButtons(card, { pages, index, count }, say), ...(card.buttons ?? [])]),
      ...textDisplays(closing),
      ...buttonRows(card.closing?.buttons ?? []),
    ],
  };
}

/** The quote of a rendered card, found in the components of a message that Discord sends back. */
export function quoteIn(components: readonly unknown[]): string | undefined {
  for (const component of componentsIn(components)) {
    if ('id' in component && component.id === QUOTE_ID && 'content' in component) {
      return unescapeMarkdown(String(component.content).replace(/^> /, ''));
    }
  }
  return undefined;
}

/** Leaves room for the texts around the pages, the menu and the buttons. */
function pageLimits(above: readonly { content: string }[], below: readonly string[], { paging }: Card) {
  const around = [...above.map(({ content }) => content), ...below].join('\n');
  const PAGE_NUMBER = 60;
  const COMPONENTS_AROUND = 20;
  const room = {
    characters: MAX_CHARACTERS - around.length - PAGE_NUMBER,
    bytes: MAX_BYTES - Buffer.byteLength(around) - PAGE_NUMBER - MAX_COMPONENTS * BYTES_OF_DISPLAY,
    components: MAX_COMPONENTS - COMPONENTS_AROUND,
  };
  // Without paging the one page there is has to hold everything.
  const isShort = (index: number) => index === 0 && paging !== undefined;
  const first = { ...FIRST_PAGE, bullets: paging?.firstBullets ?? FIRST_PAGE.bullets };
  return (index: number): PageLimits => ({ ...room, ...(isShort(index) ? first : LATER_PAGES) });
}

function quoteDisplay(quote: string) {
  const content = `> ${escapeMarkdown(shorten(quote, MAX_QUOTE))}`;
  return { type: ComponentType.TextDisplay as const, id: QUOTE_ID, content };
}

/** One display with a line each; none without lines. */
function textDisplays(lines: readonly string[]) {
  return lines.length === 0 ? [] : [{ type: ComponentType.TextDisplay as const, content: lines.join('\n') }];
}

function small(line: string): string {
  return `-# ${line}`;
}

function chapterComponents({ title, sections, footer }: PageChapter): APIComponentInContainer[] {
  return [
    ...textDisplays([`### ${title}`]),
    ...sections.flatMap(({ heading, bullets }) =>
      textDisplays([...(heading === undefined ? [] : [`**${heading}**`]), ...bullets]),
    ),
    ...textDisplays(footer.map(small)),
  ];
}

/** A select below what it is for. */
function controlComponents(
  { label, hint, menu }: Control,
  commandIds: CommandIds,
): APIComponentInContainer[] {
  return [
    ...textDisplays([
      `**${escapeMarkdown(label)}**`,
      ...(hint === undefined ? [] : [small(renderLine(hint, commandIds))]),
    ]),
    'channelIds' in menu ? channelRow(menu) : menuRow(menu),
  ];
}

/** "Show more" on the short first page, Back and Next on the others. */
function turnButtons(
  card: Card,
  { pages, index, count }: { pages: readonly Page[]; index: number; count: number },
  say: Say,
): Button[] {
  const { paging } = card;
  if (!paging || count === 1) return [];
  const turnTo = (page: number) => ({ ...paging.turn, args: [...paging.turn.args, String(page)] });
  const rest = pages
    .slice(index + 1)
    .flat()
    .flatMap(({ sections }) => sections.flatMap(({ bullets }) => bullets)).length;
  const next = say(index === 0 ? 'paging.more' : 'paging.next', { rest });
  return [
    ...(index > 0 ? [{ label: say('paging.back'), action: turnTo(index - 1) }] : []),
    ...(index < count - 1 ? [{ label: next, action: turnTo(index + 1), style: 'primary' as const }] : []),
  ];
}

function buttonRows(buttons: readonly Button[]): APIActionRowComponent<APIButtonComponent>[] {
  const rows: APIActionRowComponent<APIButtonComponent>[] = [];
  for (let start = 0; start < buttons.length; start += MAX_BUTTONS_IN_ROW) {
    const components = buttons.slice(start, start + MAX_BUTTONS_IN_ROW).map(renderButton);
    rows.push({ type: ComponentType.ActionRow, components });
  }
  return rows;
}

function renderButton({
  label,
  action,
  style = 'secondary',
  isDisabled = false,
}: Button): APIButtonComponent {
  return {
    type: ComponentType.Button,
    style: BUTTON_STYLES[style],
    label: shorten(label, MAX_BUTTON_LABEL),
    custom_id: formatCustomId(action),
    ...(isDisabled ? { disabled: true } : {}),
  };
}

const BUTTON_STYLES = {
  primary: ButtonStyle.Primary,
  secondary: ButtonStyle.Secondary,
  danger: ButtonStyle.Danger,
} as const;
