import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, Answer, CurrentActor, type Actor } from '@vigie/platform';
import {
  id,
  nasChange,
  nasConnection,
  nasConnections,
  nasInput,
  nasTest,
  pageQuery,
  reportAddresses,
  reportRules,
  type NasChange,
  type NasInput,
} from '@vigie/wire';
import type { z } from 'zod';
import { NasConnections } from '../../queries/sources/nas-connections';
import { ReportRules } from '../../queries/sources/report-rules';
import { MapTask } from '../../use-cases/sources/map-task';
import { RequestPoll } from '../../use-cases/sources/request-poll';
import { SaveNas } from '../../use-cases/sources/save-nas';
import { TeachRule } from '../../use-cases/sources/teach-rule';
import { TestNas } from '../../use-cases/sources/test-nas';

/** Where news of backups come from: NAS that are read, and mails by the rules that people taught. */
@ApiTags('backups')
@Controller('api/backup-sources')
export class BackupSourcesController {
  constructor(
    private readonly connections: NasConnections,
    private readonly rules: ReportRules,
    private readonly saving: SaveNas,
    private readonly testing: TestNas,
    private readonly polling: RequestPoll,
    private readonly mapping: MapTask,
    private readonly teaching: TeachRule,
  ) {}

  @Allow('backups.read')
  @Get('nas')
  @Answer(nasConnections)
  async all() {
    return { items: await this.connections.list() };
  }

  @Allow('backups.read')
  @Get('nas/:id')
  @Answer(nasConnection)
  one(@Param('id', { schema: id }) connectionId: string) {
    return this.connections.find(connectionId);
  }

  @Allow('backups.manage')
  @Post('nas')
  @Answer(nasConnection, 201)
  async create(@CurrentActor() actor: Actor, @Body({ schema: nasInput }) body: NasInput) {
    return this.connections.find(await this.saving.create(actor, body));
  }

  @Allow('backups.manage')
  @Put('nas/:id')
  @Answer(nasConnection)
  async change(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) connectionId: string,
    @Body({ schema: nasChange }) body: NasChange,
  ) {
    await this.saving.change(actor, connectionId, body);
    return this.connections.find(connectionId);
  }

  @Allow('backups.manage')
  @Post('nas/:id/test')
  @HttpCode(200)
  @Answer(nasTest)
  test(@Param('id', { schema: id }) connectionId: string) {
    return this.testing.execute(connectionId);
  }

  @Allow('backups.work')
  @Post('nas/:id/poll')
  @Answer(nasConnection, 202)
  async poll(@CurrentActor() actor: Actor, @Param('id', { schema: id }) connectionId: string) {
    await this.polling.execute(actor, connectionId);
    return this.connections.find(connectionId);
  }

  @Allow('backups.manage')
  @Delete('tasks/:id/job')
  @Answer(null, 204)
  unmap(@CurrentActor() actor: Actor, @Param('id', { schema: id }) taskId: string) {
    return this.mapping.undo(actor, taskId);
  }

  @Allow('backups.read')
  @Get('rules')
  @Answer(reportRules)
  learnt(@Query({ schema: pageQuery }) query: z.infer<typeof pageQuery>) {
    return this.rules.page(query);
  }

  @Allow('backups.manage')
  @Delete('rules/:id')
  @Answer(null, 204)
  forget(@CurrentActor() actor: Actor, @Param('id', { schema: id }) ruleId: string) {
    return this.teaching.forget(actor, ruleId);
  }

  @Allow('backups.read')
  @Get('addresses')
  @Answer(reportAddresses)
  async addresses() {
    return { items: await this.rules.addresses() };
  }
}
