// lies in: libs/wire/src/sample.ts
// refused by: no-restricted-imports
// says: zod and @vigie/rules
import { Injectable } from '@nestjs/common';
export const mark = Injectable;
