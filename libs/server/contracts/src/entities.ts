import type { Type } from '@nestjs/common';

/** Tables of contracts. */
export const contractEntities: Type[] = [];
