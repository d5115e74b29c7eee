import { Body, Controller, Delete, Get, Param, Post, Put } from '@nestjs/common';
import { Allow, Answer, CurrentActor, type Actor } from '@vigie/platform';
import {
  checklist,
  checklistChange,
  checklists,
  id,
  newChecklist,
  type ChecklistChange,
  type NewChecklist,
} from '@vigie/wire';
import { Checklists } from '../../queries/checklists/checklists';
import { SaveChecklist } from '../../use-cases/checklists/save-checklist';

/** Checklists as they are kept. */
@Controller('api/checklists')
export class ChecklistsController {
  constructor(
    private readonly checklists: Checklists,
    private readonly saving: SaveChecklist,
  ) {}

  @Allow('tickets.work')
  @Get()
  @Answer(checklists)
  list() {
    return this.checklists.all();
  }

  @Allow('settings.manage')
  @Post()
  @Answer(checklist, 201)
  async create(@CurrentActor() actor: Actor, @Body({ schema: newChecklist }) body: NewChecklist) {
    return this.checklists.find(await this.saving.create(actor, body));
  }

  @Allow('settings.manage')
  @Put(':id')
  @Answer(checklist)
  async replace(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) checklistId: string,
    @Body({ schema: checklistChange }) body: ChecklistChange,
  ) {
    await this.saving.replace(actor, checklistId, body);
    return this.checklists.find(checklistId);
  }

  @Allow('settings.manage')
  @Delete(':id')
  @Answer(null, 204)
  remove(@CurrentActor() actor: Actor, @Param('id', { schema: id }) checklistId: string) {
    return this.saving.remove(actor, checklistId);
  }
}
