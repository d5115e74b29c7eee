import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, Answer, CurrentActor, type Actor } from '@vigie/platform';
import {
  bankImportDetail,
  bankImportPage,
  bankImportUndo,
  bankImportUndone,
  id,
  pageQuery,
  type BankImportUndo,
} from '@vigie/wire';
import type { z } from 'zod';
import { BankImports } from '../../queries/payments/bank-imports';
import { UndoBankImport } from '../../use-cases/payments/undo-bank-import';

/** Statements of our bank that were read. */
@ApiTags('billing')
@Controller('api/bank-imports')
export class BankImportsController {
  constructor(
    private readonly imports: BankImports,
    private readonly undoing: UndoBankImport,
  ) {}

  @Allow('billing.read')
  @Get()
  @Answer(bankImportPage)
  list(@Query({ schema: pageQuery }) query: z.infer<typeof pageQuery>) {
    return this.imports.page(query);
  }

  @Allow('billing.read')
  @Get(':id')
  @Answer(bankImportDetail)
  find(@Param('id', { schema: id }) importId: string) {
    return this.imports.find(importId);
  }

  @Allow('billing.write')
  @Post(':id/undo')
  @Answer(bankImportUndone)
  undo(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) importId: string,
    @Body({ schema: bankImportUndo }) body: BankImportUndo,
  ) {
    return this.undoing.execute(actor, importId, body);
  }
}
