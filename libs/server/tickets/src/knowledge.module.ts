import { Module } from '@nestjs/common';
import { ArticlesController } from './http/knowledge/articles.controller';
import { PortalHelpController } from './http/knowledge/portal-help.controller';
import { Articles } from './queries/knowledge/articles';
import { ClientHelp } from './queries/knowledge/client-help';
import { TicketsModule } from './tickets.module';
import { AnswerArticle } from './use-cases/knowledge/answer-article';
import { SaveArticle } from './use-cases/knowledge/save-article';
import { SeedArticles } from './use-cases/knowledge/seed-articles';

const providers = [AnswerArticle, Articles, ClientHelp, SaveArticle, SeedArticles];

/** Articles of help, for every process. */
@Module({ imports: [TicketsModule], providers, exports: providers })
export class KnowledgeModule {}

/** Its routes. */
@Module({ imports: [KnowledgeModule], controllers: [ArticlesController, PortalHelpController] })
export class KnowledgeHttpModule {}
