import { Global, Module } from '@nestjs/common';
import { startTestApp } from '@vigie/directory/testing';
import { contractEntities } from '../entities';
import { contractHttpModules } from '../modules';
import { PriceLetterDocument } from '../ports/campaigns/price-letter-document';
import { ConditionsDocument } from '../ports/conditions-document';
import { PlainLetters } from './plain-letters';

/** Stands for the printer, which lives in the adapters above: the names that it would print. */
class PlainDocument extends ConditionsDocument {
  pdf({ label, lines }: Parameters<ConditionsDocument['pdf']>[0]): Promise<Buffer> {
    return Promise.resolve(Buffer.from([label, ...lines.map((line) => line.label)].join('\n')));
  }
}

@Global()
@Module({
  providers: [
    { provide: ConditionsDocument, useClass: PlainDocument },
    { provide: PriceLetterDocument, useClass: PlainLetters },
  ],
  exports: [ConditionsDocument, PriceLetterDocument],
})
class PlainDocumentModule {}

/** The routes of contracts on a migrated database of their own. */
export const startContractApp = (name: string) =>
  startTestApp(name, {}, { imports: [PlainDocumentModule, ...contractHttpModules], entities: contractEntities });
