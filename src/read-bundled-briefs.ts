import type { Config } from './config.ts';
import { ConfigError } from './errors.ts';
import { loadBundledBriefs, type BundledBriefs } from './storage/bundled-briefs.ts';
import { systemReason } from './system-reason.ts';

/**
 * Reads the briefs of BRIEFS_DIR.
 *
 * @throws ConfigError when the folder cannot be read.
 */
export async function readBundledBriefs({ briefsDir }: Pick<Config, 'briefsDir'>): Promise<BundledBriefs> {
  try {
    return await loadBundledBriefs(briefsDir);
  } catch (error) {
    throw new ConfigError(`BRIEFS_DIR: cannot read ${briefsDir}: ${systemReason(error)}`, { cause: error });
  }
}
