/** A condition with its values. */
export interface Condition {
  sql: string;
  parameters: unknown[];
}

/** Contracts `c` whose label, reference or client holds these words. */
export function saying(q: string): Condition {
  const text = `%${q.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  return {
    sql: 'c.label LIKE ? OR c.reference LIKE ? OR c.client_id IN (SELECT id FROM client WHERE name LIKE ?)',
    parameters: [text, text, text],
  };
}
