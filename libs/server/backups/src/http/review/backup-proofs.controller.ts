import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, Answer, CurrentActor, FileStore, Sends, type Actor } from '@vigie/platform';
import {
  backupProofPage,
  backupProofQuery,
  id,
  newBackupProof,
  proofReadiness,
  proofReadinessQuery,
  type BackupProofQuery,
  type NewBackupProof,
} from '@vigie/wire';
import type { Response } from 'express';
import * as z from 'zod';
import { BackupProofs } from '../../queries/review/backup-proofs';
import { KeepProofPaper } from '../../use-cases/review/keep-proof-paper';
import { PublishProof } from '../../use-cases/review/publish-proof';
import { sendDocument } from '../send-document';

/** Monthly proofs of backups. */
@ApiTags('backups')
@Controller('api/backups/proofs')
export class BackupProofsController {
  constructor(
    private readonly proofs: BackupProofs,
    private readonly publishing: PublishProof,
    private readonly papers: KeepProofPaper,
    private readonly files: FileStore,
  ) {}

  @Allow('backups.read')
  @Get()
  @Answer(backupProofPage)
  list(@CurrentActor() actor: Actor, @Query({ schema: backupProofQuery }) query: BackupProofQuery) {
    return this.proofs.page(actor.scope, query);
  }

  @Allow('backups.read')
  @Get('readiness')
  @Answer(proofReadiness)
  readiness(@CurrentActor() actor: Actor, @Query({ schema: proofReadinessQuery }) query: { month: string }) {
    return this.proofs.readiness(actor.scope, query.month);
  }

  @Allow('backups.work')
  @Post()
  @Answer(z.object({ id }), 201)
  async publish(@CurrentActor() actor: Actor, @Body({ schema: newBackupProof }) body: NewBackupProof) {
    return { id: await this.publishing.execute(actor, body) };
  }

  @Allow('backups.read')
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
