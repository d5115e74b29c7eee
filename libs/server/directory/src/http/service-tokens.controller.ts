import { Body, Controller, Delete, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, Answer, CurrentIdentity, type Identity } from '@vigie/platform';
import { apiToken, createdApiToken, id, newServiceToken } from '@vigie/wire';
import { z } from 'zod';
import { TokenQueries } from '../queries/token-queries';
import { CreateToken } from '../use-cases/create-token';
import { RevokeToken } from '../use-cases/revoke-token';

const apiTokens = z.object({ items: z.array(apiToken) });

/** Tokens of the installation, for programs that belong to nobody. */
@ApiTags('service-tokens')
@Controller('api/service-tokens')
export class ServiceTokensController {
  constructor(
    private readonly tokens: TokenQueries,
    private readonly createToken: CreateToken,
    private readonly revokeToken: RevokeToken,
  ) {}

  @Allow('people.manage')
  @Get()
  @Answer(apiTokens)
  async list() {
    return { items: await this.tokens.list(null) };
  }

  @Allow('people.manage')
  @Post()
  @Answer(createdApiToken, 201)
  async create(
    @CurrentIdentity() identity: Identity,
    @Body({ schema: newServiceToken }) body: z.infer<typeof newServiceToken>,
  ) {
    const created = await this.createToken.service(identity, body);
    return { ...(await this.tokens.one(null, created.id)), token: created.token };
  }

  @Allow('people.manage')
  @Delete(':id')
  @Answer(null, 204)
  async revoke(@CurrentIdentity() identity: Identity, @Param('id', { schema: id }) tokenId: string) {
    await this.revokeToken.service(identity, tokenId);
  }
}
