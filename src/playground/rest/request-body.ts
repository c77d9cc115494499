import { refuse } from '../api-error.ts';
import { fileLimitBytes } from '../interactions.ts';
import type { UploadedFile } from '../messages.ts';
import type { RequestVariables } from './context.ts';

/** The most that a whole request may weigh. Source: DOC resources/message#create-message-limitations */
const requestLimitBytes = 25 * 1024 * 1024;
/** The most files in one message. Source: DOC topics/opcodes-and-status-codes, 30015 */
const fileCountLimit = 10;

/** Reads a JSON or multipart body; throws what Discord answers to a bad or heavy one. */
export async function readRequestBody(request: Request): Promise<RequestVariables> {
  if (Number(request.headers.get('content-length') ?? 0) > requestLimitBytes) throw refuse.tooLarge();
  const type = request.headers.get('content-type') ?? '';
  if (type.startsWith('multipart/form-data')) return readMultipart(await request.formData());
  const text = await request.text();
  if (text.length > requestLimitBytes) throw refuse.tooLarge();
  return { body: text === '' ? undefined : parseJson(text), files: [] };
}

async function readMultipart(form: FormData): Promise<RequestVariables> {
  const files: UploadedFile[] = [];
  for (const [field, value] of form) {
    if (typeof value === 'string') continue;
    if (value.size > fileLimitBytes) throw refuse.tooLarge();
    files.push({
      index: /^files\[(\d+)\]$/.exec(field)?.[1] ?? String(files.length),
      name: value.name,
      contentType: value.type || 'application/octet-stream',
      data: new Uint8Array(await value.arrayBuffer()),
    });
  }
  if (files.length > fileCountLimit) throw refuse.tooManyAttachments();
  const json = form.get('payload_json');
  return { body: typeof json === 'string' ? parseJson(json) : {}, files };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw refuse.badJson();
  }
}
