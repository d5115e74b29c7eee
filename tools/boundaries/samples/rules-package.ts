// lies in: libs/rules/src/time/sample.ts
// refused by: no-restricted-imports
// says: pure
import { z } from 'zod';
export const shape = z.string();
