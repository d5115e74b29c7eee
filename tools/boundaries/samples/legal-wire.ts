// lies in: libs/wire/src/legal.ts
// refused by: nothing
import { marker } from '@vigie/rules';
import { z } from 'zod';
export const shape = z.literal(marker);
