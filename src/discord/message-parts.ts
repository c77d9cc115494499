import type { Action, MenuOption } from '../commands/reply.ts';
import { parseCustomId } from './custom-id.ts';

/** What the buttons and selects among a message's components mean; those of an older format mean nothing. */
export function actionsIn(components: readonly unknown[]): Action[] {
  return [...walk(components)].flatMap((component) => {
    if (!('custom_id' in component)) return [];
    try {
      return [parseCustomId(String(component.custom_id))];
    } catch {
      return [];
    }
  });
}

/** What the select among a message's components offers; nothing without one. */
export function menuOptionsIn(components: readonly unknown[]): MenuOption[] {
  const options = [...walk(components)].flatMap((component) =>
    'options' in component && Array.isArray(component.options) ? (component.options as MenuOption[]) : [],
  );
  return options.map(({ label, value }) => ({ label, value }));
}

/** All components, nested ones too, in order. */
function* walk(components: readonly unknown[]): Generator<object> {
  for (const component of components) {
    if (typeof component !== 'object' || component === null) continue;
    yield component;
    if ('components' in component && Array.isArray(component.components)) yield* walk(component.components);
  }
}
