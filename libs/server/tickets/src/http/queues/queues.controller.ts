import { Body, Controller, Get, Param, Post, Put } from '@nestjs/common';
import { Allow, Answer, CurrentActor, type Actor } from '@vigie/platform';
import {
  id,
  newQueue,
  queue,
  queueChange,
  queueOrder,
  queues,
  type NewQueue,
  type QueueChange,
  type QueueOrder,
} from '@vigie/wire';
import { Queues } from '../../queries/queues/queues';
import { SaveQueue } from '../../use-cases/queues/save-queue';

/** Queues as they are set up. */
@Controller('api/queues')
export class QueuesController {
  constructor(
    private readonly queues: Queues,
    private readonly saving: SaveQueue,
  ) {}

  @Allow('tickets.read')
  @Get()
  @Answer(queues)
  list() {
    return this.queues.all();
  }

  @Allow('queues.manage')
  @Post()
  @Answer(queue, 201)
  async create(@CurrentActor() actor: Actor, @Body({ schema: newQueue }) body: NewQueue) {
    return this.queues.find(await this.saving.create(actor, body));
  }

  @Allow('queues.manage')
  @Put('order')
  @Answer(queues)
  async order(@CurrentActor() actor: Actor, @Body({ schema: queueOrder }) body: QueueOrder) {
    await this.saving.order(actor, body);
    return this.queues.all();
  }

  @Allow('queues.manage')
  @Put(':id')
  @Answer(queue)
  async replace(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) queueId: string,
    @Body({ schema: queueChange }) body: QueueChange,
  ) {
    await this.saving.replace(actor, queueId, body);
    return this.queues.find(queueId);
  }
}
