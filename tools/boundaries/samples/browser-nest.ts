// lies in: libs/ui/src/sample.ts
// refused by: @nx/enforce-module-boundaries
// says: @nestjs/common
import { Injectable } from '@nestjs/common';
export const mark = Injectable;
