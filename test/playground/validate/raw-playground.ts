import { afterAll, beforeAll } from 'vitest';
import { startPlayground } from '../../../src/playground/playground.ts';
import type { Playground } from '../../../src/playground/playground.ts';

/** What came back for a body. */
interface Answer {
  readonly status: number;
  readonly code?: number;
  /** The paths with something wrong, and Discord's code for what. */
  readonly wrong: Record<string, string>;
}

/** A playground for a whole file of tests, and the means to send it any body, right or wrong. */
export function rawPlayground() {
  let playground: Playground;
  beforeAll(async () => {
    playground = await startPlayground({ hasRateLimits: false });
  });
  afterAll(() => playground.close());

  const request = async (method: string, path: string, body?: unknown): Promise<Response> =>
    fetch(`${playground.apiUrl}/v10${path}`, {
      method,
      headers: { authorization: `Bot ${playground.token}`, 'content-type': 'application/json' },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });

  const send = async (method: string, path: string, body: unknown): Promise<Answer> => {
    const response = await request(method, path, body);
    const { code, errors = {} } = (await response.json()) as { code?: number; errors?: object };
    const wrong: Record<string, string> = {};
    const collect = (node: object, at: string): void => {
      for (const [key, value] of Object.entries(node)) {
        if (key === '_errors') wrong[at] = (value as { code: string }[]).map((one) => one.code).join();
        else collect(value as object, at === '' ? key : `${at}.${key}`);
      }
    };
    collect(errors, '');
    return { status: response.status, ...(code !== undefined && { code }), wrong };
  };

  return {
    playground: () => playground,
    request,
    messages: () => `/channels/${playground.guilds[0]!.channels[0]!.id}/messages`,
    commands: () => {
      const applicationId = Buffer.from(playground.token.split('.')[0]!, 'base64url').toString();
      return `/applications/${applicationId}/commands`;
    },
    send,
  };
}

/** A list of `count` items. */
export function many<Item>(count: number, make: (i: number) => Item): Item[] {
  return Array.from({ length: count }, (_, i) => make(i));
}
