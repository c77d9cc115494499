import { randomBytes } from 'node:crypto';

/** Makes the token of an interaction. Discord's, too, begin with the interaction that they belong to. */
export function makeInteractionToken(id: string): string {
  return Buffer.from(`interaction:${id}:${randomBytes(24).toString('hex')}`).toString('base64url');
}

/** The interaction that a token belongs to; undefined for what is no interaction's token. */
export function interactionIdOf(token: string): string | undefined {
  return /^interaction:(\d+):/.exec(Buffer.from(token, 'base64url').toString())?.[1];
}

/** The interaction whose callback or webhook a path addresses. */
export function interactionIdIn(path: string): string | undefined {
  const callback = /^\/interactions\/(\d+)\//.exec(path)?.[1];
  const token = /^\/webhooks\/\d+\/([^/]+)/.exec(path)?.[1];
  return callback ?? (token === undefined ? undefined : interactionIdOf(token));
}
