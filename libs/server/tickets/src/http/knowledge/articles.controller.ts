import { Body, Controller, Get, Param, Post, Put, Query } from '@nestjs/common';
import { Allow, Answer, CurrentActor, type Actor } from '@vigie/platform';
import {
  article,
  articleChange,
  articleList,
  articlePublication,
  articleQuery,
  articleVersion,
  clientArticleQuery,
  clientArticles,
  id,
  newArticle,
  type ArticleChange,
  type NewArticle,
} from '@vigie/wire';
import * as z from 'zod';
import { Articles } from '../../queries/knowledge/articles';
import { ClientHelp } from '../../queries/knowledge/client-help';
import { SaveArticle } from '../../use-cases/knowledge/save-article';

const number = z.coerce.number().int().min(1);

/** The articles of help, for our people. */
@Controller('api/articles')
export class ArticlesController {
  constructor(
    private readonly articles: Articles,
    private readonly help: ClientHelp,
    private readonly saving: SaveArticle,
  ) {}

  @Allow('tickets.read')
  @Get()
  @Answer(articleList)
  list(@Query({ schema: articleQuery }) { q }: z.infer<typeof articleQuery>) {
    return this.articles.list(q);
  }

  @Allow('tickets.read')
  @Get('for-client')
  @Answer(clientArticles)
  async forClient(
    @CurrentActor() actor: Actor,
    @Query({ schema: clientArticleQuery }) { clientId, q }: z.infer<typeof clientArticleQuery>,
  ) {
    return { items: await this.help.forClient(clientId, q, actor.locale) };
  }

  @Allow('tickets.read')
  @Get(':id')
  @Answer(article)
  find(@Param('id', { schema: id }) articleId: string) {
    return this.articles.find(articleId);
  }

  @Allow('tickets.read')
  @Get(':id/versions/:number')
  @Answer(articleVersion)
  version(
    @Param('id', { schema: id }) articleId: string,
    @Param('number', { schema: number }) published: number,
  ) {
    return this.articles.version(articleId, published);
  }

  @Allow('tickets.work')
  @Post()
  @Answer(article, 201)
  async create(@CurrentActor() actor: Actor, @Body({ schema: newArticle }) body: NewArticle) {
    return this.articles.find(await this.saving.create(actor, body));
  }

  @Allow('tickets.work')
  @Put(':id')
  @Answer(article)
  async change(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) articleId: string,
    @Body({ schema: articleChange }) body: ArticleChange,
  ) {
    await this.saving.change(actor, articleId, body);
    return this.articles.find(articleId);
  }

  @Allow('tickets.work')
  @Post(':id/publish')
  @Answer(article)
  async publish(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) articleId: string,
    @Body({ schema: articlePublication }) { version }: z.infer<typeof articlePublication>,
  ) {
    await this.saving.publish(actor, articleId, version);
    return this.articles.find(articleId);
  }

  @Allow('tickets.work')
  @Post(':id/withdraw')
  @Answer(article)
  async withdraw(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) articleId: string,
    @Body({ schema: articlePublication }) { version }: z.infer<typeof articlePublication>,
  ) {
    await this.saving.withdraw(actor, articleId, version);
    return this.articles.find(articleId);
  }
}
