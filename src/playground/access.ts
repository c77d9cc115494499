import { createHash, timingSafeEqual } from 'node:crypto';
import { basicAuth } from 'hono/basic-auth';
import type { MiddlewareHandler } from 'hono';

/** Whether no other machine reaches what listens on this host. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host);
}

/** Throws where others could reach the host and nothing keeps them out; warns where a password does. */
export function assertGuarded(host: string, password: string | undefined): void {
  if (isLoopback(host)) return;
  if (!password) {
    throw new Error(
      `On ${host} other machines could reach the playground: give it a password, or keep it on 127.0.0.1`,
    );
  }
  process.emitWarning(
    `The playground on ${host} can be reached from other machines. Whoever has the password sees and does ` +
      'everything in it, and it is not encrypted on the way.',
  );
}

/** Asks for a password, in the browser's own way; any user name will do. */
export function askFor(password: string): MiddlewareHandler {
  // Digests, so that the comparison takes the same time whatever was given.
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return basicAuth({
    realm: 'Playground',
    verifyUser: (_name, given) => timingSafeEqual(digest(given), digest(password)),
  });
}

/** How this machine calls what listens on a host: an address that stands for all is none to go to. */
export function reachable(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1';
  if (host === '::') return '[::1]';
  return host.includes(':') ? `[${host}]` : host;
}
