import type { Say } from '../../messages/speak.ts';
import type { Button } from '../reply.ts';

/** Opens a brief as `/brief show` does. */
export function showButton(briefId: string, say: Say): Button {
  return { label: say('button.show'), action: { command: 'brief show', name: 'open', args: [briefId] } };
}

/** Opens a brief's versions. */
export function historyButton(briefId: string, say: Say): Button {
  return {
    label: say('button.history'),
    action: { command: 'brief history', name: 'open', args: [briefId] },
  };
}

/** Brings a removed brief back. `version` is the one that removed it. */
export function restoreButton(
  { id, version }: { readonly id: string; readonly version: number },
  label: string,
): Button {
  return {
    label,
    style: 'primary',
    action: { command: 'brief restore', name: 'restore', args: [id, String(version)] },
  };
}

/** Hides a bundled brief, or shows a hidden one again. */
export function hideButton(briefId: string, { isHidden }: { isHidden: boolean }, say: Say): Button {
  return {
    label: say(isHidden ? 'button.show-again' : 'button.hide'),
    action: { command: 'brief hide', name: isHidden ? 'show' : 'hide', args: [briefId] },
  };
}

/** Sends a version of a brief as a Markdown file. */
export function exportButton(briefId: string, version: number, say: Say): Button {
  return {
    label: say('button.export'),
    action: { command: 'brief export', name: 'markdown', args: [briefId, String(version)] },
  };
}

/** Makes a new version with the text of an earlier one. `currentVersion` is the one that it was seen beside. */
export function restoreVersionButton(
  { id, version, currentVersion }: { id: string; version: number; currentVersion: number },
  label: string,
): Button {
  const args = [id, String(version), String(currentVersion)];
  return { label, action: { command: 'brief history', name: 'restore', args } };
}
