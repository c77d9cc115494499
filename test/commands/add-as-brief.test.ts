import { describe, expect, it } from 'vitest';
import { addAsBrief } from '../../src/commands/add-as-brief.ts';
import { formatBrief } from '../../src/knowledge/reading/index.ts';
import { longBrief, sampleBrief } from '../storage/sample-brief.ts';
import { servicesWithFiles, upload } from './brief/authoring.ts';
import { cardOf, linesOf, someone } from './services.ts';

const TEXT = formatBrief(sampleBrief());

async function addFrom(message: { text?: string; files?: readonly string[]; isOwn?: boolean }) {
  const { text = '', files = [], isOwn = false } = message;
  const services = await servicesWithFiles({ 'message.txt': formatBrief(longBrief('Port of Baku', 2)) });
  const uploads = files.map((name) => upload(name));
  const rest = { isPublic: true, url: 'https://discord.com/channels/1/2/3', actions: [] };
  const request = { ...someone, message: { text, plainText: text, uploads, isOwn, ...rest } };
  return linesOf(cardOf(await addAsBrief.executeOnMessage(request, services)))[0];
}

describe('Add as brief', () => {
  it('takes the text of a message, also beside a picture', async () => {
    expect(await addFrom({ text: TEXT })).toBe('# Port of Aktau');
    expect(await addFrom({ text: TEXT, files: ['photo.png'] })).toBe('# Port of Aktau');
  });

  it('takes the text file in a message before its text', async () => {
    expect(await addFrom({ text: 'See this:', files: ['photo.png', 'message.txt'] })).toBe('# Port of Baku');
  });

  it('refuses a message without either, and the bot’s own', async () => {
    await expect(addFrom({})).rejects.toThrow('has no text and no file');
    await expect(addFrom({ files: ['photo.png'] })).rejects.toThrow('photo.png is not a text file');
    await expect(addFrom({ text: TEXT, isOwn: true })).rejects.toThrow('Footnote’s own');
  });
});
