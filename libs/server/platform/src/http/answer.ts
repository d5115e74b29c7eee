import { applyDecorators, HttpCode, SerializeOptions } from '@nestjs/common';
import { ApiResponse, type ApiResponseSchemaHost } from '@nestjs/swagger';
import { toJSONSchema, ZodArray, type z } from 'zod';

/**
 * The schema and status of a route's answer: it filters what leaves (fields that are not in the schema stay inside)
 * and describes it in the OpenAPI document.
 */
export function Answer(schema: z.ZodType | null, status = 200): MethodDecorator {
  // Nest applies the schema to each element of an array.
  if (schema instanceof ZodArray) throw new Error('An answer is an object: put a list into `items`.');
  if (schema === null) return applyDecorators(HttpCode(status), ApiResponse({ status, description: '' }));
  return applyDecorators(
    HttpCode(status),
    SerializeOptions({ schema }),
    ApiResponse({ status, description: '', standardSchema: schema }),
  );
}

/** Describes what a route sends by itself, by media type: data with a schema, or a text or file (null). */
export const Sends = (contents: Record<string, z.ZodType | null>): MethodDecorator =>
  ApiResponse({
    status: 200,
    description: '',
    content: Object.fromEntries(
      Object.entries(contents).map(([mediaType, schema]) => [mediaType, { schema: jsonSchema(schema) }]),
    ),
  });

const jsonSchema = (schema: z.ZodType | null) =>
  (schema ? toJSONSchema(schema, { io: 'output' }) : { type: 'string' }) as ApiResponseSchemaHost['schema'];
