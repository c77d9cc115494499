import type { Upload } from '../../commands/command.ts';
import { DependencyError, UserError } from '../../errors.ts';
import { LocalizedError } from '../../messages/localized-error.ts';

/** Where Discord keeps attachments. */
const DISCORD_HOSTS = ['cdn.discordapp.com', 'media.discordapp.net'];
const TIMEOUT_MS = 10_000;

/**
 * Fetches uploads from Discord's CDN, or from the host of a stand-in's API. The size that Discord names is
 * checked first, and the bytes are counted as they come.
 */
export function createDownload(apiUrl: string | undefined) {
  const allowed = new Set(apiUrl === undefined ? DISCORD_HOSTS : [...DISCORD_HOSTS, new URL(apiUrl).host]);

  return async function download({ name, url, sizeBytes }: Upload, maxBytes: number): Promise<Uint8Array> {
    if (sizeBytes > maxBytes) throw tooLarge(name, maxBytes);
    if (!allowed.has(new URL(url).host)) throw new LocalizedError('upload.elsewhere', { name });
    try {
      return await fetchBytes(url, name, maxBytes);
    } catch (cause) {
      if (cause instanceof UserError) throw cause;
      throw new DependencyError(`cannot download ${name}`, { cause });
    }
  };
}

async function fetchBytes(url: string, name: string, maxBytes: number): Promise<Uint8Array> {
  // A redirect could lead away from Discord.
  const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(TIMEOUT_MS) });
  if (!response.ok) throw new LocalizedError('upload.gone', { name });
  const chunks: Uint8Array[] = [];
  let received = 0;
  for await (const chunk of response.body ?? []) {
    received += chunk.byteLength;
    if (received > maxBytes) throw tooLarge(name, maxBytes);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function tooLarge(name: string, maxBytes: number): UserError {
  return new LocalizedError('upload.too-large', { name, maxBytes });
}
