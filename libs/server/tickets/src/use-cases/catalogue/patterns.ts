import { RE2JS } from 're2js';

/** Whether both engines read it: ours, which answers in linear time whatever it is given, and the browser's. */
export function isPattern(source: string): boolean {
  try {
    RE2JS.compile(source);
    new RegExp(source, 'u');
    return true;
  } catch {
    return false;
  }
}

/** Whether the whole of a value looks like a pattern. */
export const matchesPattern = (source: string, value: string): boolean => RE2JS.matches(source, value);
