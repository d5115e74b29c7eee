import { Body, Controller, Delete, Get, Param, Post, Put } from '@nestjs/common';
import { Allow, Answer, CurrentActor, type Actor } from '@vigie/platform';
import {
  id,
  newSavedView,
  savedView,
  savedViewChange,
  savedViews,
  type NewSavedView,
  type SavedViewChange,
} from '@vigie/wire';
import { SavedViews } from '../../queries/desk/saved-views';
import { SaveView } from '../../use-cases/desk/save-view';

/** Saved views of the list of tickets. */
@Controller('api/ticket-views')
export class TicketViewsController {
  constructor(
    private readonly views: SavedViews,
    private readonly saving: SaveView,
  ) {}

  @Allow('tickets.read')
  @Get()
  @Answer(savedViews)
  list(@CurrentActor() actor: Actor) {
    return this.views.list(actor);
  }

  @Allow('tickets.read')
  @Post()
  @Answer(savedView, 201)
  async create(@CurrentActor() actor: Actor, @Body({ schema: newSavedView }) body: NewSavedView) {
    return this.views.find(actor, await this.saving.create(actor, body));
  }

  @Allow('tickets.read')
  @Put(':id')
  @Answer(savedView)
  async replace(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) viewId: string,
    @Body({ schema: savedViewChange }) body: SavedViewChange,
  ) {
    await this.saving.replace(actor, viewId, body);
    return this.views.find(actor, viewId);
  }

  @Allow('tickets.read')
  @Delete(':id')
  @Answer(null, 204)
  remove(@CurrentActor() actor: Actor, @Param('id', { schema: id }) viewId: string) {
    return this.saving.remove(actor, viewId);
  }
}
