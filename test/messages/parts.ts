import { IntlMessageFormat } from 'intl-messageformat';

/** What a message is made of, for comparison with the same in another language. */
export interface Parts {
  /** Names of what it is filled with. */
  readonly values: ReadonlySet<string>;
  /** Names of what it sets off, such as `strong`. */
  readonly tags: ReadonlySet<string>;
  /** The cases of each select, by what it asks for. */
  readonly selects: ReadonlyMap<string, ReadonlySet<string>>;
  /** The cases of each plural. */
  readonly plurals: readonly ReadonlySet<string>[];
}

type Element = ReturnType<IntlMessageFormat['getAst']>[number];

/** Compiles a message as it is said in a language, and takes it apart; throws where it is no message. */
export function partsOf(text: string, locale: string): Parts {
  const parts = {
    values: new Set<string>(),
    tags: new Set<string>(),
    selects: new Map<string, Set<string>>(),
    plurals: [] as Set<string>[],
  };
  const visit = (elements: readonly Element[]): void => {
    for (const element of elements) {
      if ('children' in element) {
        parts.tags.add(element.value);
        visit(element.children);
      } else if ('options' in element) {
        parts.values.add(element.value);
        const cases = new Set(Object.keys(element.options));
        if ('pluralType' in element) parts.plurals.push(cases);
        else parts.selects.set(element.value, cases.union(parts.selects.get(element.value) ?? new Set()));
        for (const option of Object.values(element.options)) visit(option.value);
      } else if ('value' in element && !isLiteral(element)) parts.values.add(element.value);
    }
  };
  visit(compile(text, locale));
  return parts;
}

function compile(text: string, locale: string): readonly Element[] {
  try {
    return new IntlMessageFormat(text, locale).getAst();
  } catch (cause) {
    throw new Error(`no message: ${text}`, { cause });
  }
}

/** Whether an element is plain text. */
function isLiteral({ type }: { readonly type: number }): boolean {
  return type === 0;
}

/** The cases that a language tells apart in counting. French and Spanish have one more, from a million on. */
export function countingCases(locale: string): ReadonlySet<string> {
  const rules = new Intl.PluralRules(locale);
  return new Set(['other', ...Array.from({ length: 1_000 }, (_, count) => rules.select(count))]);
}
