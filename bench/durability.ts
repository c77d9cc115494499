/**
 * Kills a process that saves briefs, over and over on one file, and counts what was lost.
 *
 *     node bench/durability.ts [kills]
 *
 * Each round starts a process that saves without pause and acknowledges each save once it is told that
 * it is done, kills it with SIGKILL after 1 to 100 saves and up to 10 ms, then opens the file, checks it
 * whole and looks for each acknowledged save. Exits 1 when one is missing or the file is not sound.
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Acknowledged, findLost, killWhileSaving } from '../test/storage/kill-loop.ts';

const kills = Number(process.argv[2] ?? 200);
const folder = mkdtempSync(join(tmpdir(), 'footnote-durability-'));
const path = join(folder, 'footnote.db');
const acknowledged: Acknowledged[] = [];
let lost = 0;
let corrupt = 0;

for (let round = 0; round < kills; round += 1) {
  const saves = await killWhileSaving(path, 1 + Math.floor(Math.random() * 100), Math.random() * 10);
  acknowledged.push(...saves);
  const missing = await findLost(path, saves);
  if (missing === 'corrupt') corrupt += 1;
  else lost += missing.length;
  if (corrupt > 0) break;
}
const missingAtEnd = await findLost(path, acknowledged);
if (missingAtEnd !== 'corrupt') lost = Math.max(lost, missingAtEnd.length);

const megabytes = (statSync(path).size / 1e6).toFixed(1);
console.log(
  `kills ${kills}, acknowledged saves ${acknowledged.length}, lost ${lost}, corrupt files ${corrupt}`,
);
console.log(`the file at the end: ${megabytes} MB`);
rmSync(folder, { recursive: true });
process.exitCode = lost + corrupt > 0 ? 1 : 0;
