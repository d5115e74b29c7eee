// lies in: libs/rules/src/time/sample-node.ts
// refused by: no-restricted-imports
// says: pure
import { readFileSync } from 'node:fs';
export const read = readFileSync;
