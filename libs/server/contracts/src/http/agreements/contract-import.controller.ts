import { Controller, Post, Query, Req, UploadedFile, UseInterceptors } from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import { ApiBody, ApiTags } from '@nestjs/swagger';
import {
  Allow,
  Answer,
  CurrentActor,
  DomainError,
  localeOf,
  Reads,
  type Actor,
  type IdentifiedRequest,
} from '@vigie/platform';
import {
  contractImportPreview,
  contractImportQuery,
  contractImportResult,
  maxImportBytes,
} from '@vigie/wire';
import type { z } from 'zod';
import { ImportContracts } from '../../use-cases/agreements/import-contracts';

const list = FileInterceptor('file', {
  limits: { files: 1, fileSize: maxImportBytes, fields: 0, parts: 2 },
  defParamCharset: 'utf8',
});
const fileBody = { schema: { type: 'object', properties: { file: { type: 'string', format: 'binary' } } } };

/** Existing contracts from spreadsheets. */
@ApiTags('contracts')
@Controller('api/contracts/import')
export class ContractImportController {
  constructor(private readonly importing: ImportContracts) {}

  @Allow('contracts.write')
  @Post('preview')
  @Reads('multipart/form-data')
  @ApiBody(fileBody)
  @UseInterceptors(list)
  @Answer(contractImportPreview)
  preview(@UploadedFile() file: Express.Multer.File | undefined, @Req() request: IdentifiedRequest) {
    return this.importing.preview(contentOf(file), localeOf(request));
  }

  @Allow('contracts.write')
  @Post()
  @Reads('multipart/form-data')
  @ApiBody(fileBody)
  @UseInterceptors(list)
  @Answer(contractImportResult)
  run(
    @CurrentActor() actor: Actor,
    @Query({ schema: contractImportQuery }) { rows }: z.infer<typeof contractImportQuery>,
    @UploadedFile() file: Express.Multer.File | undefined,
  ) {
    return this.importing.execute(actor, contentOf(file), rows);
  }
}

function contentOf(file: Express.Multer.File | undefined): Buffer {
  if (!file || file.size === 0) throw new DomainError('file.empty');
  return file.buffer;
}
