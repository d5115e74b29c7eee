import { Controller, Get, Param, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, Answer, CurrentActor, FileStore, Sends, type Actor } from '@vigie/platform';
import { id, maxPageSize, ownBackupProofs } from '@vigie/wire';
import type { Response } from 'express';
import { BackupProofs } from '../../queries/review/backup-proofs';
import { KeepProofPaper } from '../../use-cases/review/keep-proof-paper';
import { sendDocument } from '../send-document';

/** The proofs of one's own company. */
@ApiTags('portal')
@Controller('api/portal/backups/proofs')
export class OwnBackupProofsController {
  constructor(
    private readonly proofs: BackupProofs,
    private readonly papers: KeepProofPaper,
    private readonly files: FileStore,
  ) {}

  @Allow('backups.own')
  @Get()
  @Answer(ownBackupProofs)
  async list(@CurrentActor() actor: Actor) {
    const { items } = await this.proofs.page(actor.scope, { limit: maxPageSize });
    return { items: items.map(({ client: _, ...proof }) => proof) };
  }

  @Allow('backups.own')
  @Get(':id/paper')
  @Sends({ 'application/pdf': null })
  async paper(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) proofId: string,
    @Res() response: Response,
  ) {
    sendDocument(response, this.files, await this.papers.execute(actor.scope, proofId));
  }
}
