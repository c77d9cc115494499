import { PermissionFlagsBits } from 'discord.js';

/** Of someone who may do nothing but read and write. */
export const MEMBER = PermissionFlagsBits.ViewChannel | PermissionFlagsBits.SendMessages;

/** Of someone who looks after the briefs of a server. */
export const MODERATOR = MEMBER | PermissionFlagsBits.ManageMessages;

/** Of someone who decides its settings. */
export const MANAGER = MEMBER | PermissionFlagsBits.ManageGuild;
