import { Global, Module } from '@nestjs/common';
import { startTestApp } from '@vigie/directory/testing';
import { contractEntities } from '../entities';
import { contractHttpModules } from '../modules';
import { PriceLetterDocument } from '../ports/campaigns/price-letter-document';
import { ConditionsDocument } from '../ports/conditions-document';
import { IndexSource, IndexSourceFailure } from '../ports/index-source';
import { PlainLetterModule } from './plain-letter';
import { PlainLetters } from './plain-letters';

/** Stands for the printer, which lives in the adapters above: the names that it would print. */
class PlainDocument extends ConditionsDocument {
  pdf({ label, lines }: Parameters<ConditionsDocument['pdf']>[0]): Promise<Buffer> {
    return Promise.resolve(Buffer.from([label, ...lines.map((line) => line.label)].join('\n')));
  }
}

/** Nobody publishes anything here: values are typed. */
class SilentSource extends IndexSource {
  read(): Promise<never> {
    return Promise.reject(new IndexSourceFailure('no-answer', 'a test'));
  }
}

@Global()
@Module({
  providers: [
    { provide: ConditionsDocument, useClass: PlainDocument },
    { provide: IndexSource, useClass: SilentSource },
    { provide: PriceLetterDocument, useClass: PlainLetters },
  ],
  exports: [ConditionsDocument, IndexSource, PriceLetterDocument],
})
class PlainDocumentModule {}

/** The routes of contracts on a migrated database of their own. */
export const startContractApp = (name: string) =>
  startTestApp(
    name,
    {},
    { imports: [PlainDocumentModule, PlainLetterModule, ...contractHttpModules], entities: contractEntities },
  );
