import type { Channel, World } from '../world.ts';

/** Asked of the C5+1 summit brief, which ships with the bot; the last is one that it does not answer. */
const samples = [
  'What challenges does Japan face?',
  'How much has Japan invested in Kazakhstan?',
  'Why does Japan want critical minerals?',
  'Who won the football match?',
];
/** The guild in which there is nothing to ask about, so that one sees how a server begins. */
const emptyGuild = 'Fresh Server';

/** Questions for whom none comes to mind, in a channel where they can be answered. */
export function samplesIn({ guildId }: Channel, world: World): readonly string[] {
  const isEmpty = guildId !== undefined && world.findGuild(guildId)?.name === emptyGuild;
  return isEmpty ? [] : samples;
}
