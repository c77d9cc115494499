import { ComponentType } from 'discord-api-types/v10';
import type { APIModalInteractionResponseCallbackData } from 'discord-api-types/v10';
import { walk } from '../components.ts';
import type { WireComponent } from '../components.ts';
import { checkFileTypes } from '../file-types.ts';
import { componentRules } from './component-rules.ts';
import { applyRules, throwIfAny } from './form.ts';
import type { Report, Rule } from './form.ts';

interface Modal {
  readonly components: readonly WireComponent[];
}

/** The rules for a modal beyond those of its components. */
const modalRules: readonly Rule<Modal>[] = [
  { source: 'DOC interactions/receiving-and-responding#modal', check: oneToFiveTopLevelComponents },
  { source: 'DOC components/reference#action-row', check: rowHoldsOneTextInput },
  { source: 'DOC components/reference#text-input', check: labelStandsInOnePlace },
  { source: 'DOC components/reference#text-input', check: lengthsAgree },
  { source: 'DOC reference#file-type-filtering', check: fileTypesAreKnown },
];

/** Checks the data of a modal response; throws 50035 with every breach. */
export function checkModal(data: APIModalInteractionResponseCallbackData): void {
  const components = data.components as WireComponent[];
  throwIfAny(
    [
      ...applyRules(modalRules, { components }),
      ...applyRules(componentRules, { components, isV2: true, fileNames: [] }),
    ],
    ['data'],
  );
}

function oneToFiveTopLevelComponents({ components }: Modal, report: Report): void {
  if (components.length < 1 || components.length > 5) {
    report(['components'], 'BASE_TYPE_BAD_LENGTH', 'Must be between 1 and 5 in length.');
  }
}

function rowHoldsOneTextInput({ components }: Modal, report: Report): void {
  for (const [i, row] of components.entries()) {
    if (row.type === ComponentType.ActionRow && row.components?.length !== 1) {
      report(
        ['components', i, 'components'],
        'COMPONENT_LAYOUT_WIDTH_EXCEEDED',
        'The specified component exceeds the maximum width',
      );
    }
  }
}

/** An input in a row has its own label; one in a Label component has none. */
function labelStandsInOnePlace({ components }: Modal, report: Report): void {
  for (const [i, { type, components: children, component }] of components.entries()) {
    const [inRow] = children ?? [];
    if (type === ComponentType.ActionRow && inRow?.type === ComponentType.TextInput && !inRow.label) {
      report(['components', i, 'components', 0, 'label'], 'BASE_TYPE_REQUIRED', 'This field is required');
    }
    if (component?.label) {
      report(
        ['components', i, 'component', 'label'],
        'COMPONENT_LABEL_NOT_ALLOWED',
        'The label belongs to the Label component',
      );
    }
  }
}

function fileTypesAreKnown({ components }: Modal, report: Report): void {
  for (const [component, path] of walk(components)) checkFileTypes(component.file_types, path, report);
}

function lengthsAgree({ components }: Modal, report: Report): void {
  for (const [{ type, min_length: min, max_length: max, value }, path] of walk(components)) {
    if (type !== ComponentType.TextInput) continue;
    if ((min ?? 0) > (max ?? 4000)) {
      report(
        [...path, 'min_length'],
        'TEXT_INPUT_MIN_LENGTH_TOO_LARGE',
        'min_length must not exceed max_length',
      );
    }
    if ((value ?? '').length > (max ?? 4000)) {
      report([...path, 'value'], 'BASE_TYPE_MAX_LENGTH', `Must be ${max ?? 4000} or fewer in length.`);
    }
  }
}
