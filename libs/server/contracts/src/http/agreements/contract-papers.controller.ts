import {
  Controller,
  Delete,
  Get,
  Param,
  Post,
  Query,
  Res,
  UploadedFile,
  UseInterceptors,
} from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import { ApiBody, ApiTags } from '@nestjs/swagger';
import { Allow, Answer, CurrentActor, DomainError, Reads, Sends, type Actor } from '@vigie/platform';
import { contractDetail, contractDocumentQuery, id, maxFileBytes } from '@vigie/wire';
import type { Response } from 'express';
import type { z } from 'zod';
import { Agreement } from '../../queries/agreements/agreement';
import { AddDocument } from '../../use-cases/agreements/add-document';
import { DownloadContract } from '../../use-cases/agreements/download-contract';
import { RemoveDocument } from '../../use-cases/agreements/remove-document';

const upload = FileInterceptor('file', {
  limits: { files: 1, fileSize: maxFileBytes, fields: 0, parts: 2 },
  defParamCharset: 'utf8',
  preservePath: true,
});
const fileBody = { schema: { type: 'object', properties: { file: { type: 'string', format: 'binary' } } } };

/** Papers of a contract: its particular conditions, and the files that are kept with it. */
@ApiTags('contracts')
@Controller('api/contracts/:id')
export class ContractPapersController {
  constructor(
    private readonly agreement: Agreement,
    private readonly adding: AddDocument,
    private readonly removing: RemoveDocument,
    private readonly downloading: DownloadContract,
  ) {}

  @Allow('contracts.write')
  @Post('documents')
  @Reads('multipart/form-data')
  @ApiBody(fileBody)
  @UseInterceptors(upload)
  @Answer(contractDetail, 201)
  async add(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) contractId: string,
    @Query({ schema: contractDocumentQuery }) query: z.infer<typeof contractDocumentQuery>,
    @UploadedFile() file: Express.Multer.File | undefined,
  ) {
    if (!file) throw new DomainError('file.empty');
    const document = { kind: query.kind, amendmentId: query.amendment ?? null };
    await this.adding.execute(actor, contractId, { name: file.originalname, content: file.buffer }, document);
    return this.agreement.find(actor.scope, contractId);
  }

  @Allow('contracts.write')
  @Delete('documents/:document')
  @Answer(contractDetail)
  async remove(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) contractId: string,
    @Param('document', { schema: id }) documentId: string,
  ) {
    await this.removing.execute(actor, contractId, documentId);
    return this.agreement.find(actor.scope, contractId);
  }

  @Allow('contracts.read', 'contracts.own')
  @Get('documents/:document')
  @Sends({ 'application/octet-stream': null })
  async download(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) contractId: string,
    @Param('document', { schema: id }) documentId: string,
    @Res() response: Response,
  ) {
    const { name, size, content } = await this.downloading.file(actor.scope, contractId, documentId);
    response.attachment(name).setHeader('Content-Type', 'application/octet-stream');
    response.setHeader('Content-Security-Policy', "sandbox; default-src 'none'");
    response.setHeader('Content-Length', String(size));
    content.on('error', () => response.destroy()).pipe(response);
  }

  @Allow('contracts.read', 'contracts.own')
  @Get('conditions.pdf')
  @Sends({ 'application/pdf': null })
  async conditions(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) contractId: string,
    @Res() response: Response,
  ) {
    const content = await this.downloading.conditions(actor, contractId);
    response.attachment(`conditions-particulieres-${contractId}.pdf`).send(content);
  }
}
