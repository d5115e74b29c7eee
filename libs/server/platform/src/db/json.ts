/** A JSON column of a plain query: MariaDB gives its text, MySQL the value. */
export function fromJson<T>(value: T | string): T {
  return typeof value === 'string' ? (JSON.parse(value) as T) : value;
}
