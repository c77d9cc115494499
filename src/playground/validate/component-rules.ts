import { ButtonStyle, ComponentType } from 'discord-api-types/v10';
import { displayTypes, mediaOf, selectTypes, walk } from '../components.ts';
import type { Path, WireComponent } from '../components.ts';
import type { Report, Rule } from './form.ts';

/** The components of a message or modal, with the names of the files that they may refer to. */
export interface ComponentTree {
  readonly components: readonly WireComponent[];
  readonly isV2: boolean;
  readonly fileNames: readonly string[];
}

/** The rules that hold wherever there are components, in messages and modals. */
export const componentRules: readonly Rule<ComponentTree>[] = [
  { source: 'DOC components/reference#anatomy-of-a-component', check: customIdsAreUnique },
  { source: 'DOC components/reference#anatomy-of-a-component', check: numericIdsAreUnique },
  { source: 'DOC components/reference#string-select', check: selectCountsAgree },
  { source: 'Discord answers SELECT_COMPONENT_OPTION_VALUE_DUPLICATED', check: optionValuesAreUnique },
];

/** The rules for the components of a message. */
export const messageComponentRules: readonly Rule<ComponentTree>[] = [
  { source: 'DOC components/reference#component-object', check: displayComponentsNeedV2 },
  { source: 'DOC components/reference#legacy-message-component-behavior', check: atMostFiveLegacyRows },
  { source: 'DOC components/reference; change log 2025-04-29', check: atMostFortyComponents },
  { source: 'discord.js guide, display components', check: atMost4000Characters },
  { source: 'discord/discord-api-docs#8554', check: textBytesFit },
  { source: 'DOC components/reference#action-row', check: rowHoldsFiveButtonsOrOneSelect },
  { source: 'DOC components/reference#button', check: buttonHasWhatItsStyleNeeds },
  { source: 'DOC components/reference#button', check: linksLeadToTheWebOrDiscord },
  { source: 'DOC reference#uploading-files', check: attachmentReferencesResolve },
];

function customIdsAreUnique({ components }: ComponentTree, report: Report): void {
  const seen = new Set<string>();
  for (const [{ custom_id: id }, path] of walk(components)) {
    if (!id) continue;
    if (seen.has(id)) {
      report(
        [...path, 'custom_id'],
        'COMPONENT_CUSTOM_ID_DUPLICATED',
        'Component custom id cannot be duplicated',
      );
    }
    seen.add(id);
  }
}

function numericIdsAreUnique({ components }: ComponentTree, report: Report): void {
  const seen = new Set<number>();
  for (const [{ id }, path] of walk(components)) {
    // Zero stands for absent: Discord numbers the component itself.
    if (!id) continue;
    if (seen.has(id)) report([...path, 'id'], 'COMPONENT_ID_DUPLICATED', 'Component id cannot be duplicated');
    seen.add(id);
  }
}

function selectCountsAgree({ components }: ComponentTree, report: Report): void {
  for (const [component, path] of walk(components)) {
    if (!selectTypes.has(component.type)) continue;
    const min = component.min_values ?? 1;
    const max = component.max_values ?? 1;
    const available = component.options?.length ?? max;
    const chosen = component.options?.filter((option) => option.default).length ?? 0;
    if (min > max) {
      report(
        [...path, 'min_values'],
        'SELECT_COMPONENT_MIN_VALUES_TOO_LARGE',
        'min_values must not exceed max_values',
      );
    }
    if (max > available) {
      report(
        [...path, 'max_values'],
        'SELECT_COMPONENT_MAX_VALUES_TOO_LARGE',
        `max_values must not exceed the number of options (${available})`,
      );
    }
    if (chosen > max) {
      report(
        [...path, 'options'],
        'SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES',
        'More defaults than max_values',
      );
    }
  }
}

function optionValuesAreUnique({ components }: ComponentTree, report: Report): void {
  for (const [{ options }, path] of walk(components)) {
    const seen = new Set<string>();
    for (const [i, { value }] of (options ?? []).entries()) {
      if (seen.has(value)) {
        report(
          [...path, 'options', i, 'value'],
          'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED',
          'The specified option value is already used',
        );
      }
      seen.add(value);
    }
  }
}

function displayComponentsNeedV2({ components, isV2 }: ComponentTree, report: Report): void {
  if (isV2) return;
  for (const [i, { type }] of components.entries()) {
    if (displayTypes.has(type)) {
      report(['components', i], 'UNION_TYPE_CHOICES', 'Value of field "type" must be one of (1,).');
    }
  }
}

function atMostFiveLegacyRows({ components, isV2 }: ComponentTree, report: Report): void {
  if (!isV2 && components.length > 5) {
    report(['components'], 'BASE_TYPE_BAD_LENGTH', 'Must be between 1 and 5 in length.');
  }
}

function atMostFortyComponents({ components }: ComponentTree, report: Report): void {
  const count = [...walk(components)].length;
  if (count > 40) {
    report(
      ['components'],
      'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED',
      `The total number of components (${count}) exceeds 40`,
    );
  }
}

function texts(components: readonly WireComponent[]): string[] {
  return [...walk(components)]
    .filter(([{ type }]) => type === ComponentType.TextDisplay)
    .map(([{ content }]) => content ?? '');
}

function atMost4000Characters({ components }: ComponentTree, report: Report): void {
  const total = texts(components).reduce((sum, text) => sum + text.length, 0);
  if (total > 4000) {
    report(
      ['components'],
      'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED',
      `Component displayable text size (${total}) exceeds maximum size of 4000`,
    );
  }
}

/** Discord fails here with 500 and no reason given; the playground gives the reason. */
function textBytesFit({ components }: ComponentTree, report: Report): void {
  const bytes = texts(components).reduce((sum, text) => sum + Buffer.byteLength(text) + 12, 0);
  if (bytes > 10_170) {
    report(
      ['components'],
      'COMPONENT_TEXT_BYTES_EXCEEDED',
      `UTF-8 bytes of all text displays plus 12 for each (${bytes}) exceed 10170; Discord answers 500`,
    );
  }
}

function rowHoldsFiveButtonsOrOneSelect({ components }: ComponentTree, report: Report): void {
  for (const [row, path] of walk(components)) {
    if (row.type !== ComponentType.ActionRow) continue;
    const children = row.components ?? [];
    const selects = children.filter(({ type }) => selectTypes.has(type)).length;
    if (children.length > 5 || (selects > 0 && children.length > 1)) {
      report(
        [...path, 'components'],
        'COMPONENT_LAYOUT_WIDTH_EXCEEDED',
        'The specified component exceeds the maximum width',
      );
    }
  }
}

function buttonHasWhatItsStyleNeeds({ components }: ComponentTree, report: Report): void {
  for (const [component, path] of walk(components)) {
    if (component.type !== ComponentType.Button) continue;
    const { style } = component;
    const need = (field: 'url' | 'sku_id' | 'custom_id', isWanted: boolean): void => {
      const isThere = component[field] !== undefined && component[field] !== null;
      if (isWanted && !isThere) report([...path, field], 'BASE_TYPE_REQUIRED', 'This field is required');
      if (!isWanted && isThere) {
        report(
          [...path, field],
          'BUTTON_COMPONENT_FIELD_NOT_ALLOWED',
          `A button of style ${style} cannot have ${field}`,
        );
      }
    };
    need('url', style === ButtonStyle.Link);
    need('sku_id', style === ButtonStyle.Premium);
    need('custom_id', style !== ButtonStyle.Link && style !== ButtonStyle.Premium);
    const hasFace = Boolean(component.label) || Boolean(component.emoji);
    if (style !== ButtonStyle.Premium && !hasFace) {
      report([...path, 'label'], 'BUTTON_COMPONENT_LABEL_REQUIRED', 'A button needs a label or an emoji');
    }
  }
}

function linksLeadToTheWebOrDiscord({ components }: ComponentTree, report: Report): void {
  for (const [{ url }, path] of walk(components)) {
    if (url && !/^(https?|discord):\/\//i.test(url)) report([...path, 'url'], ...badScheme);
  }
}

const badScheme = ['URL_TYPE_INVALID_SCHEME', 'Scheme must be one of ("http", "https", "discord").'] as const;

function attachmentReferencesResolve({ components, fileNames }: ComponentTree, report: Report): void {
  for (const [component, path] of walk(components)) {
    for (const { url } of mediaOf(component)) {
      const name = /^attachment:\/\/(.*)$/.exec(url)?.[1];
      if (name !== undefined && !fileNames.includes(name)) reportMissingFile(path, name, report);
    }
  }
}

function reportMissingFile(path: Path, name: string, report: Report): void {
  report(
    path,
    'UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND',
    `The referenced attachment '${name}' was not found`,
  );
}
