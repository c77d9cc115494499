import type { Button } from '../reply.ts';

/** Opens a brief as `/brief show` does. */
export function showButton(briefId: string): Button {
  return { label: 'Show', action: { command: 'brief show', name: 'open', args: [briefId] } };
}

/** Opens a brief's versions. */
export function historyButton(briefId: string): Button {
  return { label: 'History', action: { command: 'brief history', name: 'open', args: [briefId] } };
}

/** Brings a removed brief back. `version` is the one that removed it. */
export function restoreButton(briefId: string, version: number, label = 'Restore'): Button {
  return {
    label,
    style: 'primary',
    action: { command: 'brief restore', name: 'restore', args: [briefId, String(version)] },
  };
}

/** Hides a bundled brief, or shows a hidden one again. */
export function hideButton(briefId: string, { isHidden }: { isHidden: boolean }): Button {
  return {
    label: isHidden ? 'Show to members again' : 'Hide from members',
    action: { command: 'brief hide', name: isHidden ? 'show' : 'hide', args: [briefId] },
  };
}

/** Sends a version of a brief as a Markdown file. */
export function exportButton(briefId: string, version: number): Button {
  return {
    label: 'Export',
    action: { command: 'brief export', name: 'markdown', args: [briefId, String(version)] },
  };
}

/** Makes a new version with the text of an earlier one. `currentVersion` is the one that it was seen beside. */
export function restoreVersionButton(
  id: string,
  version: number,
  currentVersion: number,
  label = `Restore version ${version}`,
): Button {
  const args = [id, String(version), String(currentVersion)];
  return { label, action: { command: 'brief history', name: 'restore', args } };
}
