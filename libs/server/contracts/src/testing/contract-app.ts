import { Global, Module } from '@nestjs/common';
import { startTestApp } from '@vigie/directory/testing';
import { contractEntities } from '../entities';
import { contractHttpModules } from '../modules';
import { ConditionsDocument } from '../ports/conditions-document';

/** Stands for the printer, which lives in the adapters above: the names that it would print. */
class PlainDocument extends ConditionsDocument {
  pdf({ label, lines }: Parameters<ConditionsDocument['pdf']>[0]): Promise<Buffer> {
    return Promise.resolve(Buffer.from([label, ...lines.map((line) => line.label)].join('\n')));
  }
}

@Global()
@Module({
  providers: [{ provide: ConditionsDocument, useClass: PlainDocument }],
  exports: [ConditionsDocument],
})
class PlainDocumentModule {}

/** The routes of contracts on a migrated database of their own. */
export const startContractApp = (name: string) =>
  startTestApp(name, {}, { imports: [PlainDocumentModule, ...contractHttpModules], entities: contractEntities });
