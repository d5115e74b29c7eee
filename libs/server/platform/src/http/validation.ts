import { StandardSchemaValidationPipe, type ArgumentMetadata } from '@nestjs/common';
import { fieldFaults, type FieldFault, type Locale } from '@vigie/wire';
import { z } from 'zod';

type Issue = z.core.$ZodIssue;

const maxFaults = 50;

/** The body, query or path does not fit its schema. */
export class InvalidRequest extends Error {
  constructor(private readonly issues: readonly Issue[]) {
    super('request.invalid');
  }

  /** The fields at fault, in the reader's language. */
  describe(locale: Locale): FieldFault[] {
    return fieldFaults(this.issues, locale).slice(0, maxFaults);
  }
}

/**
 * Checks what comes in against the zod schema of its parameter, once, at the edge. Zod is asked to report the input of
 * each issue, which tells a missing field from a wrong one.
 */
class ZodPipe extends StandardSchemaValidationPipe {
  override async transform<T>(value: T, metadata: ArgumentMetadata): Promise<T> {
    const { schema } = metadata;
    if (!(schema instanceof z.ZodType) || !this.toValidate(metadata)) return value;
    this.stripProtoKeys(value);
    const parsed = await schema.safeParseAsync(value, { reportInput: true });
    if (!parsed.success) throw new InvalidRequest(parsed.error.issues);
    return parsed.data as T;
  }
}

export const validationPipe = new ZodPipe();
