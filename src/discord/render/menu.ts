import {
  ChannelType,
  ComponentType,
  SelectMenuDefaultValueType,
  type APIActionRowComponent,
  type APIChannelSelectComponent,
  type APIStringSelectComponent,
} from 'discord.js';
import type { ChannelMenu, Menu } from '../../commands/reply.ts';
import { formatCustomId } from '../interactions/custom-id.ts';
import { shorten } from './markdown.ts';

/** The most that one select offers, and the most that can be chosen in it. */
export const MAX_OPTIONS = 25;
const MAX_OPTION_TEXT = 100;

/** One page of a select's options, from page 0; those that fit one select are on every page of a card. */
export function menuRow(menu: Menu, page = 0): APIActionRowComponent<APIStringSelectComponent> {
  const isPaged = menu.options.length > MAX_OPTIONS;
  const options = isPaged ? menu.options.slice(page * MAX_OPTIONS, (page + 1) * MAX_OPTIONS) : menu.options;
  return {
    type: ComponentType.ActionRow,
    components: [
      {
        type: ComponentType.StringSelect,
        custom_id: formatCustomId(menu.action),
        placeholder: menu.placeholder,
        options: options.map(({ label, value, description, isChosen = false }) => ({
          label: shorten(label, MAX_OPTION_TEXT),
          value,
          ...(description === undefined ? {} : { description: shorten(description, MAX_OPTION_TEXT) }),
          ...(isChosen ? { default: true } : {}),
        })),
      },
    ],
  };
}

/** A select of the channels that take messages; choosing none is a choice. */
export function channelRow(menu: ChannelMenu): APIActionRowComponent<APIChannelSelectComponent> {
  return {
    type: ComponentType.ActionRow,
    components: [
      {
        type: ComponentType.ChannelSelect,
        custom_id: formatCustomId(menu.action),
        placeholder: menu.placeholder,
        channel_types: [ChannelType.GuildText, ChannelType.GuildAnnouncement],
        min_values: 0,
        max_values: menu.maxChannels,
        default_values: menu.channelIds
          .slice(0, menu.maxChannels)
          .map((id) => ({ id, type: SelectMenuDefaultValueType.Channel })),
      },
    ],
  };
}
