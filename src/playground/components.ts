import { ComponentType } from 'discord-api-types/v10';
import type { ButtonStyle, TextInputStyle } from 'discord-api-types/v10';

/**
 * A component as it lies on the wire, whatever its type: the fields that the playground looks at.
 * Source: https://docs.discord.com/developers/components/reference
 */
export interface WireComponent {
  type: ComponentType;
  id?: number | null;
  custom_id?: string | null;
  /** Children of an action row (1), a section (9) or a container (17). */
  components?: WireComponent[];
  /** The button or thumbnail of a section. */
  accessory?: WireComponent;
  /** The input that a label (18) holds. */
  component?: WireComponent;
  /** The text of a text display (10). */
  content?: string;
  label?: string | null;
  description?: string | null;
  style?: ButtonStyle | TextInputStyle;
  url?: string | null;
  sku_id?: string | null;
  emoji?: { id?: string | null; name?: string | null; animated?: boolean } | null;
  disabled?: boolean | null;
  placeholder?: string | null;
  min_values?: number | null;
  max_values?: number | null;
  min_length?: number | null;
  max_length?: number | null;
  required?: boolean | null;
  value?: string | null;
  options?: WireOption[];
  /** The endings that a file upload (19) takes. */
  file_types?: string[] | null;
  default_values?: { id: string; type: string }[] | null;
  accent_color?: number | null;
  /** Whether a checkbox (23) is ticked at first. */
  default?: boolean | null;
  /** Whether a container is covered until it is asked for. */
  spoiler?: boolean | null;
  divider?: boolean | null;
  spacing?: number | null;
  /** The upload that a file component (13) shows. */
  file?: { url: string };
  /** The picture of a thumbnail (11). */
  media?: { url: string };
  /** The pictures of a media gallery (12). */
  items?: { media: { url: string }; description?: string | null }[];
}

/** One choice of a select, radio group or checkbox group. */
export interface WireOption {
  label: string;
  value: string;
  description?: string | null;
  default?: boolean | null;
  emoji?: { name?: string | null } | null;
}

/** Where a component stands in a body: the fields and indices that lead to it. */
export type Path = readonly (string | number)[];

/** The component types that exist only in messages with IS_COMPONENTS_V2. */
export const displayTypes: ReadonlySet<ComponentType> = new Set([
  ComponentType.Section,
  ComponentType.TextDisplay,
  ComponentType.Thumbnail,
  ComponentType.MediaGallery,
  ComponentType.File,
  ComponentType.Separator,
  ComponentType.Container,
]);

/** The component types from which a person chooses in a menu. */
export const selectTypes: ReadonlySet<ComponentType> = new Set([
  ComponentType.StringSelect,
  ComponentType.UserSelect,
  ComponentType.RoleSelect,
  ComponentType.MentionableSelect,
  ComponentType.ChannelSelect,
]);

/** Yields every component, nested ones included, in reading order, with the path to it. */
export function* walk(
  components: readonly WireComponent[] | null | undefined,
  path: Path = ['components'],
): Generator<[WireComponent, Path]> {
  for (const [i, component] of (components ?? []).entries()) yield* walkOne(component, [...path, i]);
}

function* walkOne(component: WireComponent, path: Path): Generator<[WireComponent, Path]> {
  yield [component, path];
  yield* walk(component.components, [...path, 'components']);
  if (component.accessory) yield* walkOne(component.accessory, [...path, 'accessory']);
  if (component.component) yield* walkOne(component.component, [...path, 'component']);
}

/** Yields each place where a component names a picture or file by its URL. */
export function* mediaOf(component: WireComponent): Generator<{ url: string }> {
  if (component.file) yield component.file;
  if (component.media) yield component.media;
  for (const { media } of component.items ?? []) yield media;
}

/**
 * A copy as Discord stores it: every component has a numeric id, counted up from 1 around those
 * that were given, and `attachment://name` is replaced by the upload's address.
 */
export function settle(
  components: readonly WireComponent[],
  addressOf: (filename: string) => string | undefined,
): WireComponent[] {
  const copy = structuredClone(components) as WireComponent[];
  const taken = new Set([...walk(copy)].map(([{ id }]) => id).filter(Boolean));
  let next = 1;
  for (const [component] of walk(copy)) {
    if (!component.id) {
      while (taken.has(next)) next += 1;
      component.id = next;
      taken.add(next);
    }
    for (const media of mediaOf(component)) {
      if (!media.url.startsWith('attachment://')) continue;
      const url = addressOf(media.url.slice('attachment://'.length));
      if (url) Object.assign(media, { url, proxy_url: url });
    }
  }
  return copy;
}
