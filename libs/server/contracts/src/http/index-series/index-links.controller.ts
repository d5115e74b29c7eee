import { Body, Controller, Delete, Get, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, Answer, CurrentActor, type Actor } from '@vigie/platform';
import {
  editedIndexLink,
  id,
  indexLinkList,
  newIndexLink,
  type EditedIndexLink,
  type NewIndexLink,
} from '@vigie/wire';
import { IndexSeriesView } from '../../queries/index-series/index-series-view';
import { LinkSeries } from '../../use-cases/index-series/link-series';

/** Link coefficients between series, with their direction. */
@ApiTags('contracts')
@Controller('api/index-links')
export class IndexLinksController {
  constructor(
    private readonly view: IndexSeriesView,
    private readonly linking: LinkSeries,
  ) {}

  @Allow('contracts.read')
  @Get()
  @Answer(indexLinkList)
  all() {
    return this.items();
  }

  @Allow('contracts.revise')
  @Post()
  @Answer(indexLinkList, 201)
  async link(@CurrentActor() actor: Actor, @Body({ schema: newIndexLink }) body: NewIndexLink) {
    await this.linking.execute(actor, body);
    return this.items();
  }

  @Allow('contracts.revise')
  @Put(':id')
  @Answer(indexLinkList)
  async edit(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) linkId: string,
    @Body({ schema: editedIndexLink }) body: EditedIndexLink,
  ) {
    await this.linking.edit(actor, linkId, body);
    return this.items();
  }

  @Allow('contracts.revise')
  @Delete(':id')
  @Answer(null, 204)
  remove(@CurrentActor() actor: Actor, @Param('id', { schema: id }) linkId: string) {
    return this.linking.remove(actor, linkId);
  }

  private async items() {
    return { items: await this.view.allLinks() };
  }
}
