import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, Answer, CurrentActor, type Actor } from '@vigie/platform';
import {
  backupJob,
  backupJobChange,
  backupJobMove,
  backupJobPage,
  backupJobQuery,
  backupNightQuery,
  backupNights,
  backupRun,
  id,
  newBackupJob,
  pushAddress,
  schedulePreview,
  schedulePreviewQuery,
  type BackupJobChange,
  type BackupJobMove,
  type BackupJobQuery,
  type NewBackupJob,
  type SchedulePreviewQuery,
} from '@vigie/wire';
import type { z } from 'zod';
import { BackupJobs } from '../../queries/runs/backup-jobs';
import { BackupRuns } from '../../queries/runs/backup-runs';
import { MoveBackupJob } from '../../use-cases/runs/move-backup-job';
import { PushAddresses } from '../../use-cases/runs/push-addresses';
import { SaveBackupJob } from '../../use-cases/runs/save-backup-job';

/** What is saved for clients, and what came of it. */
@ApiTags('backups')
@Controller('api')
export class BackupJobsController {
  constructor(
    private readonly jobs: BackupJobs,
    private readonly runs: BackupRuns,
    private readonly saving: SaveBackupJob,
    private readonly moving: MoveBackupJob,
    private readonly addresses: PushAddresses,
  ) {}

  @Allow('backups.read')
  @Get('backup-jobs')
  @Answer(backupJobPage)
  page(@CurrentActor() actor: Actor, @Query({ schema: backupJobQuery }) query: BackupJobQuery) {
    return this.jobs.page(actor.scope, query);
  }

  @Allow('backups.manage')
  @Post('backup-jobs')
  @Answer(backupJob, 201)
  async create(@CurrentActor() actor: Actor, @Body({ schema: newBackupJob }) body: NewBackupJob) {
    const made = await this.saving.create(actor, body);
    return this.jobs.find(actor.scope, made.id);
  }

  @Allow('backups.manage')
  @Get('backup-schedule')
  @Answer(schedulePreview)
  preview(@Query({ schema: schedulePreviewQuery }) query: SchedulePreviewQuery) {
    return this.jobs.preview(query);
  }

  @Allow('backups.read')
  @Get('backup-jobs/:id')
  @Answer(backupJob)
  find(@CurrentActor() actor: Actor, @Param('id', { schema: id }) jobId: string) {
    return this.jobs.find(actor.scope, jobId);
  }

  @Allow('backups.manage')
  @Put('backup-jobs/:id')
  @Answer(backupJob)
  async replace(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) jobId: string,
    @Body({ schema: backupJobChange }) body: BackupJobChange,
  ) {
    await this.saving.replace(actor, jobId, body);
    return this.jobs.find(actor.scope, jobId);
  }

  @Allow('backups.manage')
  @Post('backup-jobs/:id/move')
  @HttpCode(200)
  @Answer(backupJob)
  async move(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) jobId: string,
    @Body({ schema: backupJobMove }) body: BackupJobMove,
  ) {
    await this.moving.execute(actor, jobId, body);
    return this.jobs.find(actor.scope, jobId);
  }

  @Allow('backups.read')
  @Get('backup-jobs/:id/nights')
  @Answer(backupNights)
  nights(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) jobId: string,
    @Query({ schema: backupNightQuery }) query: z.infer<typeof backupNightQuery>,
  ) {
    return this.runs.nights(actor.scope, jobId, query);
  }

  /** Shows the address to which the program of a job tells what it does. */
  @Allow('backups.manage')
  @Post('backup-jobs/:id/push-address')
  @HttpCode(200)
  @Answer(pushAddress)
  showAddress(@CurrentActor() actor: Actor, @Param('id', { schema: id }) jobId: string) {
    return this.addresses.show(actor, jobId);
  }

  @Allow('backups.manage')
  @Post('backup-jobs/:id/push-address/renew')
  @HttpCode(200)
  @Answer(pushAddress)
  renewAddress(@CurrentActor() actor: Actor, @Param('id', { schema: id }) jobId: string) {
    return this.addresses.renew(actor, jobId);
  }

  @Allow('backups.read')
  @Get('backup-runs/:id')
  @Answer(backupRun)
  run(@CurrentActor() actor: Actor, @Param('id', { schema: id }) runId: string) {
    return this.runs.find(actor.scope, runId);
  }
}
