import { pipeline } from 'node:stream/promises';
import {
  Body,
  Controller,
  Delete,
  Get,
  Param,
  Post,
  Query,
  Req,
  Res,
  UploadedFile,
  UseInterceptors,
} from '@nestjs/common';
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
  deskImport,
  deskImportDetail,
  deskImportMapping,
  deskImportRow,
  deskImportRowQuery,
  deskImportStep,
  deskImportUpload,
  id,
  maxDeskImportBytes,
  page,
  pageQuery,
  type DeskImportMapping,
  type DeskImportRowQuery,
  type DeskImportUpload,
} from '@vigie/wire';
import type { Response } from 'express';
import type { z } from 'zod';
import { Imports } from '../../queries/imports/imports';
import { StageImport } from '../../use-cases/imports/stage-import';
import { SteerImport } from '../../use-cases/imports/steer-import';

const file = FileInterceptor('file', {
  limits: { files: 1, fileSize: maxDeskImportBytes, fields: 0, parts: 2 },
  defParamCharset: 'utf8',
});
const fileBody = { schema: { type: 'object', properties: { file: { type: 'string', format: 'binary' } } } };
type Step = z.infer<typeof deskImportStep>;

/** Clients, contacts and tickets of another desk: a file kept, checked, agreed to, then written. */
@ApiTags('imports')
@Controller('api/imports')
export class ImportsController {
  constructor(
    private readonly imports: Imports,
    private readonly staging: StageImport,
    private readonly steering: SteerImport,
  ) {}

  @Allow('imports.manage')
  @Get()
  @Answer(page(deskImport))
  list(@Query({ schema: pageQuery }) query: z.infer<typeof pageQuery>) {
    return this.imports.page(query);
  }

  @Allow('imports.manage')
  @Post()
  @Reads('multipart/form-data')
  @ApiBody(fileBody)
  @UseInterceptors(file)
  @Answer(deskImportDetail, 201)
  async stage(
    @CurrentActor() actor: Actor,
    @Query({ schema: deskImportUpload }) query: DeskImportUpload,
    @UploadedFile() upload: Express.Multer.File | undefined,
  ) {
    if (!upload || upload.size === 0) throw new DomainError('file.empty');
    const kept = { name: upload.originalname, content: upload.buffer };
    return this.imports.one(await this.staging.execute(actor, query, kept));
  }

  @Allow('imports.manage')
  @Get(':id')
  @Answer(deskImportDetail)
  one(@Param('id', { schema: id }) importId: string) {
    return this.imports.one(importId);
  }

  @Allow('imports.manage')
  @Get(':id/rows')
  @Answer(page(deskImportRow))
  rows(
    @Param('id', { schema: id }) importId: string,
    @Query({ schema: deskImportRowQuery }) query: DeskImportRowQuery,
    @Req() request: IdentifiedRequest,
  ) {
    return this.imports.rows(importId, query, localeOf(request));
  }

  @Allow('imports.manage')
  @Get(':id/report')
  @Sends({ 'text/csv': null })
  async report(
    @Param('id', { schema: id }) importId: string,
    @Req() request: IdentifiedRequest,
    @Res() response: Response,
  ) {
    const { name, content } = await this.imports.report(importId, localeOf(request));
    response.attachment(name);
    await pipeline(content, response);
  }

  @Allow('imports.manage')
  @Post(':id/check')
  @Answer(deskImportDetail, 200)
  async check(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) importId: string,
    @Body({ schema: deskImportMapping }) body: DeskImportMapping,
  ) {
    await this.steering.check(actor, importId, body);
    return this.imports.one(importId);
  }

  @Allow('imports.manage')
  @Post(':id/start')
  @Answer(deskImportDetail, 200)
  async start(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) importId: string,
    @Body({ schema: deskImportStep }) { version }: Step,
  ) {
    await this.steering.start(actor, importId, version);
    return this.imports.one(importId);
  }

  @Allow('imports.manage')
  @Post(':id/pause')
  @Answer(deskImportDetail, 200)
  async pause(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) importId: string,
    @Body({ schema: deskImportStep }) { version }: Step,
  ) {
    await this.steering.pause(actor, importId, version);
    return this.imports.one(importId);
  }

  @Allow('imports.manage')
  @Post(':id/resume')
  @Answer(deskImportDetail, 200)
  async resume(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) importId: string,
    @Body({ schema: deskImportStep }) { version }: Step,
  ) {
    await this.steering.resume(actor, importId, version);
    return this.imports.one(importId);
  }

  @Allow('imports.manage')
  @Delete(':id')
  @Answer(null, 204)
  async discard(@CurrentActor() actor: Actor, @Param('id', { schema: id }) importId: string) {
    await this.steering.discard(actor, importId);
  }
}
