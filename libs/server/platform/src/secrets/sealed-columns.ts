/** Where a feature keeps sealed texts, and what each of them is bound to. */
export interface SealedColumn {
  table: string;
  column: string;
  context: (id: string) => string;
}

/** Injection token under which a process lists the sealed columns of its features. */
export const SEALED_COLUMNS = Symbol('SealedColumns');
