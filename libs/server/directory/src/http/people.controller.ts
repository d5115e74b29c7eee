import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, Answer, CurrentActor, type Actor } from '@vigie/platform';
import { id, newContact, newStaff, page, person, personChange, personQuery, reference } from '@vigie/wire';
import { z } from 'zod';
import { PeopleQueries } from '../queries/people-queries';
import { ChangePerson } from '../use-cases/change-person';
import { CreatePerson } from '../use-cases/create-person';

const references = z.object({ items: z.array(reference) });

/** Our people, and the contacts of clients. */
@ApiTags('people')
@Controller('api')
export class PeopleController {
  constructor(
    private readonly people: PeopleQueries,
    private readonly createPerson: CreatePerson,
    private readonly changePerson: ChangePerson,
  ) {}

  @Allow('clients.read')
  @Get('people')
  @Answer(page(person))
  list(@CurrentActor() actor: Actor, @Query({ schema: personQuery }) query: z.infer<typeof personQuery>) {
    return this.people.page(actor.scope, query);
  }

  @Allow('people.manage')
  @Post('people/staff')
  @Answer(person, 201)
  async createStaff(
    @CurrentActor() actor: Actor,
    @Body({ schema: newStaff }) body: z.infer<typeof newStaff>,
  ) {
    return this.people.one(actor.scope, await this.createPerson.staff(actor, body));
  }

  @Allow('clients.manage')
  @Post('people/contacts')
  @Answer(person, 201)
  async createContact(
    @CurrentActor() actor: Actor,
    @Body({ schema: newContact }) body: z.infer<typeof newContact>,
  ) {
    return this.people.one(actor.scope, await this.createPerson.contact(actor, body));
  }

  /** Whoever manages clients changes their contacts; changing our own people takes people.manage besides. */
  @Allow('clients.manage')
  @Patch('people/:id')
  @Answer(person)
  async change(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) personId: string,
    @Body({ schema: personChange }) body: z.infer<typeof personChange>,
  ) {
    await this.changePerson.run(actor, personId, body);
    return this.people.one(actor.scope, personId);
  }

  @Allow('tickets.read')
  @Get('assignees')
  @Answer(references)
  async assignees() {
    return { items: await this.people.assignees() };
  }
}
