import * as z from 'zod';

/** Identifier of a stored object: a positive integer as a string, so that no client loses digits. */
export const id = z.string().regex(/^[1-9]\d{0,18}$/, 'id');
/** An instant, RFC 3339 UTC with milliseconds. */
export const instant = z.iso.datetime();
/** A calendar date, YYYY-MM-DD. */
export const localDate = z.iso.date();
/** Optimistic version of what people edit; sent back with a change, 409 when stale. */
export const version = z.int().min(1);

/** Text of one line, trimmed, without control characters. */
export const line = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .refine((text) => text.isWellFormed() && !/[\p{Cc}]/u.test(text), 'control-characters');
/** Text of several lines, trimmed; NUL and other invisible controls are refused. */
export const prose = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .refine((text) => text.isWellFormed() && !/[\p{Cc}--[\n\r\t]]/v.test(text), 'control-characters');

export const email = z.email().max(254).toLowerCase();

export const maxPageSize = 200;
/** Paging of every list: at most 200 rows, then an opaque cursor. */
export const pageQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(maxPageSize).default(50),
  cursor: z.string().max(2000).optional(),
});

/** Rows are counted up to here; one more means that there are more. */
export const mostCounted = 1000;

/** One page of a list. */
export const page = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable(), total: z.int().optional() });
export interface Page<T> {
  items: T[];
  nextCursor: string | null;
  total?: number | undefined;
}

/** A person or a company named in passing. */
export const reference = z.object({ id, name: z.string() });
export type Reference = z.infer<typeof reference>;

export const locales = ['fr', 'en'] as const;
export type Locale = (typeof locales)[number];
