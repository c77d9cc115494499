import type { Action, MenuOption } from '../../commands/reply.ts';
import { UserError } from '../../errors.ts';
import { parseCustomId } from '../interactions/custom-id.ts';

/** What the buttons and selects among a message's components mean; those of an older format mean nothing. */
export function actionsIn(components: readonly unknown[]): Action[] {
  return componentsIn(components)
    .flatMap((component) => {
      if (!('custom_id' in component)) return [];
      try {
        return [parseCustomId(String(component.custom_id))];
      } catch (error) {
        if (error instanceof UserError) return [];
        throw error;
      }
    })
    .toArray();
}

/** What the select among a message's components offers; nothing without one. */
export function menuOptionsIn(components: readonly unknown[]): MenuOption[] {
  return componentsIn(components)
    .flatMap((component) =>
      'options' in component && Array.isArray(component.options) ? (component.options as MenuOption[]) : [],
    )
    .map(({ label, value }) => ({ label, value }))
    .toArray();
}

/** The texts of a message's displays, in order. */
export function textsIn(components: readonly unknown[]): string[] {
  return componentsIn(components)
    .flatMap((component) => ('content' in component ? [String(component.content)] : []))
    .toArray();
}

/** All components of a message as Discord sends it, nested ones too, in order. */
export function* componentsIn(components: readonly unknown[]): Generator<object> {
  for (const component of components) {
    if (typeof component !== 'object' || component === null) continue;
    yield component;
    if ('components' in component && Array.isArray(component.components)) {
      yield* componentsIn(component.components);
    }
  }
}
