import { Global, Module } from '@nestjs/common';
import { contractEntities } from '@vigie/contracts';
import { startTestApp } from '@vigie/directory/testing';
import { billingEntities } from '../entities';
import { PaymentsHttpModule } from '../payments.module';
import { StatementReader } from '../ports/payments/statement-reader';

/** Stands for the reader of XML, which lives in the adapters above: it knows no file. */
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
  providers: [{ provide: StatementReader, useClass: NoStatements }],
  exports: [StatementReader],
})
class NoStatementsModule {}

/** The routes of payments on a migrated database of their own. */
export const startPaymentsApp = (name: string) =>
  startTestApp(
    name,
    {},
    {
      imports: [NoStatementsModule, PaymentsHttpModule],
      entities: [...contractEntities, ...billingEntities],
    },
  );
