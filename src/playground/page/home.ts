import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';

const folder = new URL('client/', import.meta.url);

/** The page's HTML, and what it allows to be loaded. */
export interface Home {
  readonly html: string;
  /** The Content-Security-Policy that goes with it. */
  readonly policy: string;
}

/**
 * `index.html` as it is sent: with its style sheets and its first script in it, so that it is painted as
 * soon as it has come, and with the names of all modules, so that they are fetched at once and not one
 * after the other. Made anew for each visit, as the files may change while a contributor works on them.
 */
export function readHome(): Home {
  const inlined: Record<'script' | 'style', string[]> = { script: [], style: [] };
  const inline = (tag: 'script' | 'style', name: string): string => {
    const text = read(name);
    inlined[tag].push(`'sha256-${createHash('sha256').update(text).digest('base64')}'`);
    return `<${tag}>${text}</${tag}>`;
  };
  const html = read('index.html')
    .replaceAll(/<link rel="stylesheet" href="\/client\/([\w-]+\.css)" \/>/g, (_link, name: string) =>
      inline('style', name),
    )
    .replaceAll(/<script src="\/client\/([\w-]+\.js)"><\/script>/g, (_script, name: string) =>
      inline('script', name),
    )
    .replace('</head>', `${moduleNames().map(preload).join('')}</head>`);
  // Nothing but the playground itself is loaded, and nothing inline runs but what was put in here.
  const policy = [
    "default-src 'none'",
    `script-src 'self' ${inlined.script.join(' ')}`,
    `style-src 'self' ${inlined.style.join(' ')}`,
    "img-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
  return { html, policy };
}

/** With the line ends that a browser reads, by which it compares what is inline with its hash. */
function read(name: string): string {
  return readFileSync(new URL(name, folder), 'utf8').replaceAll('\r\n', '\n');
}

/** Every module but the words of languages, of which one is needed at most. */
function moduleNames(): string[] {
  return readdirSync(folder).filter((name) => /^(?!theme\.|words-).*\.js$/.test(name));
}

function preload(name: string): string {
  return `<link rel="modulepreload" href="/client/${name}" />`;
}
