import { Controller, Get, Post, Query, Req, Res, UploadedFile, UseInterceptors } from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import { ApiBody, ApiTags } from '@nestjs/swagger';
import {
  Allow,
  Answer,
  CurrentActor,
  DomainError,
  localeOf,
  Reads,
  Sends,
  type Actor,
  type IdentifiedRequest,
} from '@vigie/platform';
import {
  equipmentExportQuery,
  importPreview,
  importQuery,
  importResult,
  importRunQuery,
  maxImportBytes,
} from '@vigie/wire';
import type { Response } from 'express';
import type { z } from 'zod';
import { estateWords } from '../estate.texts';
import { EquipmentExport } from '../queries/equipment-export';
import { ImportEquipment } from '../use-cases/import-equipment';

const csv = FileInterceptor('file', {
  limits: { files: 1, fileSize: maxImportBytes, fields: 0, parts: 2 },
  defParamCharset: 'utf8',
});
const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const csvBody = { schema: { type: 'object', properties: { file: { type: 'string', format: 'binary' } } } };

/** Lists of equipment from spreadsheets and for them. */
@ApiTags('estate')
@Controller('api/equipment')
export class EquipmentListsController {
  constructor(
    private readonly importing: ImportEquipment,
    private readonly exporting: EquipmentExport,
  ) {}

  @Allow('estate.write')
  @Post('import/preview')
  @Reads('multipart/form-data')
  @ApiBody(csvBody)
  @UseInterceptors(csv)
  @Answer(importPreview)
  preview(
    @Query({ schema: importQuery }) { client }: z.infer<typeof importQuery>,
    @UploadedFile() file: Express.Multer.File | undefined,
    @Req() request: IdentifiedRequest,
  ) {
    return this.importing.preview(client, contentOf(file), localeOf(request));
  }

  @Allow('estate.write')
  @Post('import')
  @Reads('multipart/form-data')
  @ApiBody(csvBody)
  @UseInterceptors(csv)
  @Answer(importResult)
  run(
    @CurrentActor() actor: Actor,
    @Query({ schema: importRunQuery }) { client, rows }: z.infer<typeof importRunQuery>,
    @UploadedFile() file: Express.Multer.File | undefined,
  ) {
    return this.importing.execute(actor, client, contentOf(file), rows);
  }

  @Allow('estate.read')
  @Get('export')
  @Sends({ 'text/csv': null, [xlsxType]: null })
  async export(
    @CurrentActor() actor: Actor,
    @Query({ schema: equipmentExportQuery })
    { format, ...filter }: z.infer<typeof equipmentExportQuery>,
    @Req() request: IdentifiedRequest,
    @Res() response: Response,
  ) {
    const locale = localeOf(request);
    const content = await this.exporting[format](actor.scope, filter, locale);
    response
      .attachment(`${estateWords[locale].file}.${format}`)
      .type(format === 'csv' ? 'text/csv; charset=utf-8' : xlsxType)
      .send(content);
  }
}

function contentOf(file: Express.Multer.File | undefined): Buffer {
  if (!file || file.size === 0) throw new DomainError('file.empty');
  return file.buffer;
}
