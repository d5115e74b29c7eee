import { Body, Controller, Get, Param, Post, Query, UploadedFile, UseInterceptors } from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import { ApiBody, ApiTags } from '@nestjs/swagger';
import { Allow, Answer, CurrentActor, DomainError, Reads, type Actor } from '@vigie/platform';
import {
  bankImportPreview,
  bankImportQuery,
  bankImportResult,
  bankLineAcceptance,
  bankLineBulk,
  bankLineBulkResult,
  bankLineCounts,
  bankLineIgnoring,
  bankLinePage,
  bankLineQuery,
  bankLineUndo,
  id,
  maxBankBytes,
  type BankImportQuery,
  type BankLineAcceptance,
  type BankLineBulk,
  type BankLineIgnoring,
  type BankLineQuery,
} from '@vigie/wire';
import { BankLines } from '../../queries/payments/bank-lines';
import { DecideBankLine } from '../../use-cases/payments/decide-bank-line';
import { ImportStatement, type StatementFile } from '../../use-cases/payments/import-statement';

const statement = FileInterceptor('file', {
  limits: { files: 1, fileSize: maxBankBytes, fields: 0, parts: 2 },
  defParamCharset: 'utf8',
});
const fileBody = { schema: { type: 'object', properties: { file: { type: 'string', format: 'binary' } } } };

/** Statements of our bank, and what their lines become. */
@ApiTags('billing')
@Controller('api/bank-lines')
export class BankLinesController {
  constructor(
    private readonly lines: BankLines,
    private readonly importing: ImportStatement,
    private readonly deciding: DecideBankLine,
  ) {}

  @Allow('billing.read')
  @Get()
  @Answer(bankLinePage)
  list(@Query({ schema: bankLineQuery }) query: BankLineQuery) {
    return this.lines.page(query);
  }

  @Allow('billing.read')
  @Get('counts')
  @Answer(bankLineCounts)
  counts() {
    return this.lines.counts();
  }

  @Allow('billing.write')
  @Post('import/preview')
  @Reads('multipart/form-data')
  @ApiBody(fileBody)
  @UseInterceptors(statement)
  @Answer(bankImportPreview)
  preview(
    @Query({ schema: bankImportQuery }) query: BankImportQuery,
    @UploadedFile() file: Express.Multer.File | undefined,
  ) {
    return this.importing.preview(fileOf(file), query);
  }

  @Allow('billing.write')
  @Post('import')
  @Reads('multipart/form-data')
  @ApiBody(fileBody)
  @UseInterceptors(statement)
  @Answer(bankImportResult)
  run(
    @CurrentActor() actor: Actor,
    @Query({ schema: bankImportQuery }) query: BankImportQuery,
    @UploadedFile() file: Express.Multer.File | undefined,
  ) {
    return this.importing.execute(actor, fileOf(file), query);
  }

  /** Accepts the one certain proposal of each of these lines. */
  @Allow('billing.write')
  @Post('acceptances')
  @Answer(bankLineBulkResult)
  acceptCertain(@CurrentActor() actor: Actor, @Body({ schema: bankLineBulk }) body: BankLineBulk) {
    return this.deciding.acceptCertain(actor, body);
  }

  @Allow('billing.write')
  @Post(':id/acceptance')
  @Answer(null, 204)
  accept(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) lineId: string,
    @Body({ schema: bankLineAcceptance }) body: BankLineAcceptance,
  ) {
    return this.deciding.accept(actor, lineId, body);
  }

  @Allow('billing.write')
  @Post(':id/ignoring')
  @Answer(null, 204)
  ignore(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) lineId: string,
    @Body({ schema: bankLineIgnoring }) body: BankLineIgnoring,
  ) {
    return this.deciding.ignore(actor, lineId, body);
  }

  @Allow('billing.write')
  @Post(':id/undo')
  @Answer(null, 204)
  undo(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) lineId: string,
    @Body({ schema: bankLineUndo }) { version }: { version: number },
  ) {
    return this.deciding.undo(actor, lineId, version);
  }
}

function fileOf(file: Express.Multer.File | undefined): StatementFile {
  if (!file || file.size === 0) throw new DomainError('file.empty');
  return { name: file.originalname, content: file.buffer };
}
