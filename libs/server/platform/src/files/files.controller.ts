import { Controller, Get, Param, Post, Res, UploadedFile, UseInterceptors } from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import { ApiBody } from '@nestjs/swagger';
import { attachment, id, maxFileBytes } from '@vigie/wire';
import type { Response } from 'express';
import type { Actor } from '../auth/actor';
import { Allow, CurrentActor } from '../auth/decorators';
import { DomainError } from '../errors/domain-error';
import { Answer, Sends } from '../http/answer';
import { Reads } from '../http/reads';
import { FileStore } from './file-store';

@Controller('api/files')
export class FilesController {
  constructor(private readonly files: FileStore) {}

  /** Whoever may send something that files are joined to: a request, or an answer. */
  @Allow('requests.send', 'tickets.work')
  @Post()
  @Reads('multipart/form-data')
  @ApiBody({ schema: { type: 'object', properties: { file: { type: 'string', format: 'binary' } } } })
  @UseInterceptors(
    FileInterceptor('file', {
      limits: { files: 1, fileSize: maxFileBytes, fields: 0, parts: 2 },
      defParamCharset: 'utf8',
      preservePath: true,
    }),
  )
  @Answer(attachment, 201)
  upload(@CurrentActor() actor: Actor, @UploadedFile() file: Express.Multer.File | undefined) {
    if (!file) throw new DomainError('file.empty');
    return this.files.keep(actor, file.originalname, file.buffer);
  }

  @Allow('requests.read', 'tickets.read')
  @Get(':id')
  @Sends({ 'application/octet-stream': null })
  async download(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) fileId: string,
    @Res() response: Response,
  ) {
    const file = await this.files.find(actor, fileId);
    response.setHeader('Content-Type', 'application/octet-stream');
    response.setHeader('Content-Security-Policy', "sandbox; default-src 'none'");
    response.setHeader('Content-Length', String(file.size));
    response.attachment(file.name);
    response.setHeader('Content-Type', 'application/octet-stream');
    this.files
      .read(file.key)
      .on('error', () => response.destroy())
      .pipe(response);
  }
}
