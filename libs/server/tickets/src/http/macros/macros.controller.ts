import { Body, Controller, Delete, Get, Param, Post, Put } from '@nestjs/common';
import { Allow, Answer, CurrentActor, type Actor } from '@vigie/platform';
import { id, macro, macroChange, macroList, newMacro, type MacroChange, type NewMacro } from '@vigie/wire';
import { Macros } from '../../queries/macros/macros';
import { SaveMacro } from '../../use-cases/macros/save-macro';

/** Macros as people keep them. */
@Controller('api/macros')
export class MacrosController {
  constructor(
    private readonly macros: Macros,
    private readonly saving: SaveMacro,
  ) {}

  @Allow('tickets.work')
  @Get()
  @Answer(macroList)
  list(@CurrentActor() actor: Actor) {
    return this.macros.list(actor);
  }

  @Allow('tickets.work')
  @Post()
  @Answer(macro, 201)
  async create(@CurrentActor() actor: Actor, @Body({ schema: newMacro }) body: NewMacro) {
    return this.macros.find(actor, await this.saving.create(actor, body));
  }

  @Allow('tickets.work')
  @Put(':id')
  @Answer(macro)
  async replace(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) macroId: string,
    @Body({ schema: macroChange }) body: MacroChange,
  ) {
    await this.saving.replace(actor, macroId, body);
    return this.macros.find(actor, macroId);
  }

  @Allow('tickets.work')
  @Delete(':id')
  @Answer(null, 204)
  remove(@CurrentActor() actor: Actor, @Param('id', { schema: id }) macroId: string) {
    return this.saving.remove(actor, macroId);
  }
}
