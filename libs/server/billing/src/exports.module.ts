import { Module } from '@nestjs/common';
import { ExportsController } from './http/exports/exports.controller';
import { ExportFiles } from './queries/exports/export-file';
import { ExportSums } from './queries/exports/export-summary';
import { LedgerEntries } from './queries/exports/ledger-entries';
import { SalesJournal } from './queries/exports/sales-journal';

/** Files for the accountant. */
@Module({
  controllers: [ExportsController],
  providers: [ExportFiles, ExportSums, LedgerEntries, SalesJournal],
})
export class ExportsHttpModule {}
