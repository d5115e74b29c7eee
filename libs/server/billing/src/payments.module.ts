import { Module } from '@nestjs/common';
import { DirectoryModule } from '@vigie/directory';
import { BalanceController } from './http/payments/balance.controller';
import { BankImportsController } from './http/payments/bank-imports.controller';
import { BankLinesController } from './http/payments/bank-lines.controller';
import { OwnPaymentsController } from './http/payments/own-payments.controller';
import { PaymentsController } from './http/payments/payments.controller';
import { AgedBalanceQuery } from './queries/payments/aged-balance';
import { BankImports } from './queries/payments/bank-imports';
import { BankLines } from './queries/payments/bank-lines';
import { ClientStatementQuery } from './queries/payments/client-statement';
import { OwnPaymentsQuery } from './queries/payments/own-payments';
import { ProposePayment } from './queries/payments/payment-proposals';
import { Payments } from './queries/payments/payments';
import { AllocatePayment } from './use-cases/payments/allocate-payment';
import { CancelPayment } from './use-cases/payments/cancel-payment';
import { DecideBankLine } from './use-cases/payments/decide-bank-line';
import { ImportStatement } from './use-cases/payments/import-statement';
import { ReadStatement } from './use-cases/payments/read-statement';
import { RecordPayment } from './use-cases/payments/record-payment';
import { SeedPayments } from './use-cases/payments/seed-payments';
import { UndoBankImport } from './use-cases/payments/undo-bank-import';

const providers = [
  AgedBalanceQuery,
  ClientStatementQuery,
  AllocatePayment,
  BankImports,
  BankLines,
  CancelPayment,
  DecideBankLine,
  ImportStatement,
  OwnPaymentsQuery,
  Payments,
  ProposePayment,
  ReadStatement,
  SeedPayments,
  RecordPayment,
  UndoBankImport,
];

/** Payments of clients and statements of our bank, for every process; it must also bind the port StatementReader. */
@Module({ imports: [DirectoryModule], providers, exports: providers })
export class PaymentsModule {}

/** Their routes. */
@Module({
  imports: [PaymentsModule],
  controllers: [
    PaymentsController,
    BankLinesController,
    BankImportsController,
    BalanceController,
    OwnPaymentsController,
  ],
})
export class PaymentsHttpModule {}
