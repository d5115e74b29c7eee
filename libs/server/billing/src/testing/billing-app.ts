import { Global, Module } from '@nestjs/common';
import { contractEntities } from '@vigie/contracts';
import { startTestApp, type TestApp } from '@vigie/directory/testing';
import type { InvoiceContent } from '@vigie/wire';
import { billingEntities } from '../entities';
import { billingHttpModules } from '../modules';
import { InvoiceDocument } from '../ports/invoice-document';
import { StatementReader } from '../ports/payments/statement-reader';
import { ReminderLetter, type ReminderLetterFacts } from '../ports/reminders/reminder-letter';
import { ClaimDocument, type ClaimFacts } from '../ports/penalties/claim-document';

/** Stand for the printer, which lives in the adapters above: what it would print. */
class PlainInvoice extends InvoiceDocument {
  pdf({ number, gross }: InvoiceContent): Promise<Buffer> {
    return Promise.resolve(Buffer.from(`${number} ${gross}`));
  }

  xml({ number }: InvoiceContent): string {
    return number;
  }
}

class PlainClaim extends ClaimDocument {
  pdf({ number, total, invoices }: ClaimFacts): Promise<Buffer> {
    const lines = invoices.map(({ computation }) => computation.number);
    return Promise.resolve(Buffer.from([number, total, ...lines].join('\n')));
  }
}

class PlainReminder extends ReminderLetter {
  pdf({ subject, text }: ReminderLetterFacts): Promise<Buffer> {
    return Promise.resolve(Buffer.from(`${subject}\n${text}`));
  }
}

/** No statement of a bank is read here: the adapters above do. */
class NoStatements extends StatementReader {
  override knows(): boolean {
    return false;
  }
  override read(): never {
    throw new Error('no statement');
  }
}

@Global()
@Module({
  providers: [
    { provide: ClaimDocument, useClass: PlainClaim },
    { provide: InvoiceDocument, useClass: PlainInvoice },
    { provide: ReminderLetter, useClass: PlainReminder },
    { provide: StatementReader, useClass: NoStatements },
  ],
  exports: [ClaimDocument, InvoiceDocument, ReminderLetter, StatementReader],
})
class PlainPortsModule {}

/** The routes of billing on a migrated database of their own. */
export const startBillingApp = (name: string): Promise<TestApp> =>
  startTestApp(
    name,
    {},
    {
      imports: [PlainPortsModule, ...billingHttpModules],
      entities: [...contractEntities, ...billingEntities],
    },
  );
