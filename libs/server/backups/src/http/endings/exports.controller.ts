import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, Allow, Answer, CurrentActor } from '@vigie/platform';
import {
  backupEndingDetail,
  engineExport,
  type EngineExport,
  exportReceipt,
  type ExportReceipt,
  handExport,
  type HandExport,
  id,
} from '@vigie/wire';
import { Endings } from '../../queries/endings/endings';
import { HandOver } from '../../use-cases/endings/hand-over';

/** Data that is handed over at the end of a service. */
@ApiTags('backups')
@Controller('api')
export class EndingExportsController {
  constructor(
    private readonly endings: Endings,
    private readonly handing: HandOver,
  ) {}

  @Allow('backups.work')
  @Post('backup-endings/:id/exports')
  @Answer(backupEndingDetail)
  async byEngine(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) endingId: string,
    @Body({ schema: engineExport }) body: EngineExport,
  ) {
    await this.handing.byEngine(actor, endingId, body);
    return this.endings.find(actor, endingId);
  }

  @Allow('backups.work')
  @Post('backup-endings/:id/exports/by-hand')
  @Answer(backupEndingDetail)
  async byHand(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) endingId: string,
    @Body({ schema: handExport }) body: HandExport,
  ) {
    await this.handing.byHand(actor, endingId, body);
    return this.endings.find(actor, endingId);
  }

  @Allow('backups.work')
  @Post('backup-ending-exports/:id/receipt')
  @Answer(backupEndingDetail)
  async receive(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) exportId: string,
    @Body({ schema: exportReceipt }) body: ExportReceipt,
  ) {
    return this.endings.find(actor, await this.handing.receive(actor, exportId, body));
  }
}
