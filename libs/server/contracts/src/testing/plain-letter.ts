import { Global, Module } from '@nestjs/common';
import { LetterDocument, type LetterFacts } from '../ports/letter-document';

/** Stands for the printer, which lives in the adapters above: the facts that it would print. */
class PlainLetter extends LetterDocument {
  pdf(facts: LetterFacts): Promise<Buffer> {
    return Promise.resolve(Buffer.from(JSON.stringify(facts)));
  }
}

@Global()
@Module({ providers: [{ provide: LetterDocument, useClass: PlainLetter }], exports: [LetterDocument] })
export class PlainLetterModule {}
