import type { Command } from '../../../src/commands/command.ts';
import type { Button, Card, Reply } from '../../../src/commands/reply.ts';
import type { Services } from '../../../src/commands/services.ts';
import { add } from '../../../src/commands/brief/add.ts';
import { drafts } from '../../../src/commands/brief/drafts.ts';
import { edit } from '../../../src/commands/brief/edit.ts';
import { importCommand } from '../../../src/commands/brief/import.ts';
import { cardOf, plain, servicesWith, someone } from '../services.ts';

const commands: Readonly<Record<string, Command>> = {
  'brief add': add,
  'brief drafts': drafts,
  'brief edit': edit,
  'brief import': importCommand,
};

/** Services in which files can be downloaded by their names. */
export async function servicesWithFiles(
  files: Readonly<Record<string, string | Uint8Array>>,
  changes: Partial<Services> = {},
): Promise<Services & { posted: Card[] }> {
  const services = await servicesWith([]);
  return Object.assign(services, {
    download: async ({ name }: { name: string }) => {
      const content = files[name];
      if (content === undefined) throw new Error(`no file ${name}`);
      return typeof content === 'string' ? new TextEncoder().encode(content) : content;
    },
    ...changes,
  });
}

/** An upload of that name. */
export const upload = (name: string, contentType: string | null = null) => ({
  name,
  url: `https://cdn.discordapp.com/${name}`,
  sizeBytes: 1,
  contentType,
});

/** Sends a form in, as one that was opened for `args`. */
export async function send(
  args: readonly string[],
  { file, ...fields }: Readonly<Record<string, string>>,
  services: Services,
): Promise<Reply> {
  const take = drafts.forms?.['take'];
  if (!take) throw new Error('no form');
  const uploads = file === undefined ? [] : [upload(file)];
  return take({ ...someone, args, fields, uploads, isPublic: false }, services);
}

/** Presses the button of a reply that has a label, whichever command it belongs to. */
export async function pressOn(reply: Reply, label: string, services: Services): Promise<Reply> {
  const button: Button | undefined = cardOf(reply).buttons?.find((candidate) => candidate.label === label);
  if (!button) throw new Error(`no button “${label}”, but ${labelsOf(reply).join(', ')}`);
  const { command, name, args } = button.action;
  const handler = commands[command]?.actions?.[name] ?? commands[command]?.openers?.[name];
  if (!handler) throw new Error(`no action “${name}” of /${command}`);
  return handler({ ...someone, args, values: [], quote: undefined, isPublic: false }, services);
}

/** The labels of a reply's buttons. */
export function labelsOf(reply: Reply): string[] {
  return (cardOf(reply).buttons ?? []).map(({ label }) => label);
}

/** The lines above the chapters of a reply. */
export function leadOf(reply: Reply): string[] {
  return (cardOf(reply).lead ?? []).map(plain);
}
