import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Gives a test run one folder for all temporary files, its own and its child processes', and removes it afterwards. */
export function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'footnote-test-'));
  // The PostgreSQL of the tests runs as nobody, and has to pass through.
  chmodSync(folder, 0o711);
  process.env['TMPDIR'] = folder;
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}
