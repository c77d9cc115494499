/** Stands in `by` for changes that the operator makes from a terminal, where a snowflake names no person. */
export const OPERATOR_ID = '0';
