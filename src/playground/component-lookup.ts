import { ApplicationCommandOptionType, ComponentType } from 'discord-api-types/v10';
import { selectTypes, walk } from './components.ts';
import type { WireComponent } from './components.ts';

/** What the values of a select stand for, in the terms of command options. */
export const entityTypes: Partial<
  Record<
    number,
    | ApplicationCommandOptionType.User
    | ApplicationCommandOptionType.Role
    | ApplicationCommandOptionType.Mentionable
    | ApplicationCommandOptionType.Channel
  >
> = {
  [ComponentType.UserSelect]: ApplicationCommandOptionType.User,
  [ComponentType.RoleSelect]: ApplicationCommandOptionType.Role,
  [ComponentType.MentionableSelect]: ApplicationCommandOptionType.Mentionable,
  [ComponentType.ChannelSelect]: ApplicationCommandOptionType.Channel,
};

/** The button with this custom_id or label; throws when there is none, or when it is a link. */
export function findButton(components: readonly WireComponent[], customIdOrLabel: string): WireComponent {
  const buttons = all(components).filter(({ type }) => type === ComponentType.Button);
  const button =
    buttons.find(({ custom_id: id }) => id === customIdOrLabel) ??
    buttons.find(({ label }) => label === customIdOrLabel);
  if (!button) throw new Error(`There is no button "${customIdOrLabel}": ${labels(buttons)}.`);
  if (!button.custom_id) throw new Error(`"${customIdOrLabel}" is a link.`);
  return button;
}

/** The select menu with this custom_id; throws when there is none. */
export function findSelect(components: readonly WireComponent[], customId: string): WireComponent {
  const select = all(components).find(({ type, custom_id: id }) => selectTypes.has(type) && id === customId);
  if (!select) throw new Error(`There is no select menu "${customId}".`);
  return select;
}

function all(components: readonly WireComponent[]): WireComponent[] {
  return [...walk(components)].map(([component]) => component);
}

function labels(buttons: readonly WireComponent[]): string {
  return buttons.length === 0
    ? 'there is none'
    : `there are "${buttons.map(({ label }) => label).join('", "')}"`;
}
