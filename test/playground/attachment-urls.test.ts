import { expect, test } from 'vitest';
import { manualClock } from '../../src/playground/clock.ts';
import { connectClient } from './connect-client.ts';

const dayMs = 24 * 60 * 60_000;
const status = async (url: string): Promise<number> => (await fetch(url)).status;

test('the address of a file serves for a day, and only as it was signed', async () => {
  const clock = manualClock();
  const { playground } = await connectClient({ clock });
  const said = playground.member().say('see', { files: [{ name: '要約 1.txt', data: 'Group 1' }] });
  const { url } = said.attachments[0]!;
  expect(await (await fetch(url)).text()).toBe('Group 1');
  expect(await status(url.split('?')[0]!)).toBe(404);
  expect(await status(url.replace(/ex=\w/, 'ex=f'))).toBe(404);
  clock.advance(dayMs - 1_000);
  expect(await status(url)).toBe(200);
  clock.advance(2_000);
  expect(await status(url)).toBe(404);
});

test('reading the message anew gives an address that serves', async () => {
  const clock = manualClock();
  const { playground, client } = await connectClient({ clock });
  const said = playground.member().say('see', { files: [{ name: 'brief.txt', data: 'Group 1' }] });
  clock.advance(2 * dayMs);
  const channel = client.channels.cache.get(said.channelId);
  if (!channel?.isTextBased()) throw new Error('no such channel');
  const { attachments } = await channel.messages.fetch(said.id);
  expect(await (await fetch(attachments.first()!.url)).text()).toBe('Group 1');
});
