import {
  Body,
  Controller,
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
import {
  Allow,
  Answer,
  CurrentActor,
  DomainError,
  FileStore,
  Reads,
  Sends,
  type Actor,
} from '@vigie/platform';
import {
  id,
  letterProofQuery,
  letterReception,
  letterSending,
  letterWithdrawal,
  maxFileBytes,
  renewalDetail,
  type LetterReception,
  type LetterSending,
} from '@vigie/wire';
import type { Response } from 'express';
import type { z } from 'zod';
import { LetterFiles, type LetterFile } from '../../queries/renewals/letter-files';
import { Renewals } from '../../queries/renewals/renewals';
import { RecordLetter } from '../../use-cases/renewals/record-letter';

const upload = FileInterceptor('file', {
  limits: { files: 1, fileSize: maxFileBytes, fields: 0, parts: 2 },
  defParamCharset: 'utf8',
  preservePath: true,
});
const fileBody = { schema: { type: 'object', properties: { file: { type: 'string', format: 'binary' } } } };

/** What becomes of a letter about a term. */
@ApiTags('contracts')
@Controller('api/contract-letters/:id')
export class LettersController {
  constructor(
    private readonly renewals: Renewals,
    private readonly papers: LetterFiles,
    private readonly files: FileStore,
    private readonly recording: RecordLetter,
  ) {}

  @Allow('contracts.write')
  @Post('sending')
  @Answer(renewalDetail)
  async sent(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) letterId: string,
    @Body({ schema: letterSending }) body: LetterSending,
  ) {
    await this.recording.sent(actor, letterId, body);
    return this.renewal(actor, letterId);
  }

  @Allow('contracts.write')
  @Post('reception')
  @Answer(renewalDetail)
  async received(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) letterId: string,
    @Body({ schema: letterReception }) body: LetterReception,
  ) {
    await this.recording.received(actor, letterId, body);
    return this.renewal(actor, letterId);
  }

  @Allow('contracts.write')
  @Post('withdrawal')
  @Answer(renewalDetail)
  async withdraw(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) letterId: string,
    @Body({ schema: letterWithdrawal }) { version }: { version: number },
  ) {
    await this.recording.withdraw(actor, letterId, version);
    return this.renewal(actor, letterId);
  }

  /** The acknowledgement of the post, or any other proof of sending. */
  @Allow('contracts.write')
  @Post('proof')
  @Reads('multipart/form-data')
  @ApiBody(fileBody)
  @UseInterceptors(upload)
  @Answer(renewalDetail, 201)
  async prove(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) letterId: string,
    @Query({ schema: letterProofQuery }) { version }: z.infer<typeof letterProofQuery>,
    @UploadedFile() file: Express.Multer.File | undefined,
  ) {
    if (!file) throw new DomainError('file.empty');
    const sent = { name: file.originalname, content: file.buffer };
    await this.recording.prove(actor, letterId, sent, version);
    return this.renewal(actor, letterId);
  }

  @Allow('contracts.read')
  @Get('paper')
  @Sends({ 'application/pdf': null })
  async paper(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) letterId: string,
    @Res() response: Response,
  ) {
    this.send(response, await this.papers.find(actor.scope, letterId, 'paper'));
  }

  @Allow('contracts.read')
  @Get('proof')
  @Sends({ 'application/octet-stream': null })
  async proof(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) letterId: string,
    @Res() response: Response,
  ) {
    this.send(response, await this.papers.find(actor.scope, letterId, 'proof'));
  }

  private send(response: Response, { name, size, key }: LetterFile): void {
    response.attachment(name).setHeader('Content-Length', String(size));
    response.setHeader('Content-Security-Policy', "sandbox; default-src 'none'");
    this.files
      .read(key)
      .on('error', () => response.destroy())
      .pipe(response);
  }

  private async renewal(actor: Actor, letterId: string) {
    return this.renewals.find(actor.scope, await this.papers.renewalOf(actor.scope, letterId));
  }
}
