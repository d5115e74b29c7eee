import { Global, Module } from '@nestjs/common';
import { contractEntities } from '@vigie/contracts';
import { startTestApp } from '@vigie/directory/testing';
import { billingEntities } from '../entities';
import { billingHttpModules } from '../modules';
import { ClaimDocument, type ClaimFacts } from '../ports/penalties/claim-document';

/** Stands for the printer, which lives in the adapters above: the numbers that it would print. */
class PlainClaim extends ClaimDocument {
  pdf({ number, total, invoices }: ClaimFacts): Promise<Buffer> {
    const lines = invoices.map(({ computation }) => computation.number);
    return Promise.resolve(Buffer.from([number, total, ...lines].join('\n')));
  }
}

@Global()
@Module({ providers: [{ provide: ClaimDocument, useClass: PlainClaim }], exports: [ClaimDocument] })
class PlainDocumentModule {}

/** The routes of billing on a migrated database of their own. */
export const startBillingApp = (name: string) =>
  startTestApp(
    name,
    {},
    {
      imports: [PlainDocumentModule, ...billingHttpModules],
      entities: [...contractEntities, ...billingEntities],
    },
  );
