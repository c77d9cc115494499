/** A row by column name; null is shown as a dash. */
export type TableRow = Readonly<Record<string, string | number | null>>;

/** Rows of the same fields as an aligned table under their names; text to the left, numbers to the right. */
export function formatTable(rows: readonly TableRow[]): string {
  const names = Object.keys(rows[0] ?? {});
  const lines = [names, ...rows.map((row) => names.map((name) => cell(row[name])))];
  const widths = names.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  return lines
    .map((line) =>
      line
        .map((text, column) =>
          column === 0 ? text.padEnd(widths[0] ?? 0) : text.padStart(widths[column] ?? 0),
        )
        .join('  '),
    )
    .join('\n');
}

function cell(value: string | number | null | undefined): string {
  return String(value ?? '-');
}
