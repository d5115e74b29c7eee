import { applyDecorators, HttpCode, SerializeOptions } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';
import type { z } from 'zod';

/**
 * The schema and status of a route's answer: it filters what leaves (fields that are not in the schema stay inside)
 * and describes it in the OpenAPI document.
 */
export function Answer(schema: z.ZodType | null, status = 200): MethodDecorator {
  if (schema === null) return applyDecorators(HttpCode(status), ApiResponse({ status, description: '' }));
  return applyDecorators(
    HttpCode(status),
    SerializeOptions({ schema }),
    ApiResponse({ status, description: '', standardSchema: schema }),
  );
}
