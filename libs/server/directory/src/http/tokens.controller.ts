import { Body, Controller, Delete, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, Answer, CurrentIdentity, type Identity } from '@vigie/platform';
import { apiToken, createdApiToken, id, newApiToken } from '@vigie/wire';
import { z } from 'zod';
import { ownerOf } from '../auth/owner';
import { TokenQueries } from '../queries/token-queries';
import { CreateToken } from '../use-cases/create-token';
import { RevokeToken } from '../use-cases/revoke-token';

const apiTokens = z.object({ items: z.array(apiToken) });

/** One's own tokens for scripts. */
@ApiTags('me')
@Controller('api/me/tokens')
export class TokensController {
  constructor(
    private readonly tokens: TokenQueries,
    private readonly createToken: CreateToken,
    private readonly revokeToken: RevokeToken,
  ) {}

  @Allow('account.own')
  @Get()
  @Answer(apiTokens)
  async list(@CurrentIdentity() identity: Identity) {
    return { items: await this.tokens.list(ownerOf(identity)) };
  }

  @Allow('account.own')
  @Post()
  @Answer(createdApiToken, 201)
  async create(
    @CurrentIdentity() identity: Identity,
    @Body({ schema: newApiToken }) body: z.infer<typeof newApiToken>,
  ) {
    const created = await this.createToken.personal(identity, body);
    return { ...(await this.tokens.one(ownerOf(identity), created.id)), token: created.token };
  }

  @Allow('account.own')
  @Delete(':id')
  @Answer(null, 204)
  async revoke(@CurrentIdentity() identity: Identity, @Param('id', { schema: id }) tokenId: string) {
    await this.revokeToken.personal(identity, tokenId);
  }
}
