/** A WHERE clause built from conditions that we write ourselves; values only travel as parameters. */
export class Conditions {
  readonly parameters: unknown[] = [];
  private readonly parts: string[] = [];

  /** Adds a condition that must hold. */
  add(sql: string, ...parameters: unknown[]): this {
    this.parts.push(`(${sql})`);
    this.parameters.push(...parameters);
    return this;
  }

  get sql(): string {
    return this.parts.length === 0 ? '1 = 1' : this.parts.join(' AND ');
  }
}

/** A LIKE pattern that finds the text anywhere, its own wildcards taken literally. */
export const containing = (text: string) => `%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;

/** An instant as the wire writes it. */
export const iso = (date: Date) => date.toISOString();
export const isoOrNull = (date: Date | null) => date && iso(date);
