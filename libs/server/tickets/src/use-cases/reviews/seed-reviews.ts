import { Injectable } from '@nestjs/common';
import { Directory } from '@vigie/directory';
import { addMonths, atLocalTime, localDateOf, monthOf, type Month } from '@vigie/rules';
import { allClients, Database } from '@vigie/platform';
import { ReviewFiguresQuery } from '../../queries/reviews/review-figures';
import { draftReview, lockReview, sealReview, writeComment } from '../../store/reviews/service-review.store';
import { ourZone } from '../planning/our-zone';
import { DraftReviews } from './draft-reviews';

const comments = [
  'Mois calme. Une coupure de la liaison fibre a pesé sur les délais\u00a0; l’opérateur a remplacé son boîtier.',
  'Le délai de première réponse s’améliore. Nous proposons de remplacer les postes dont la garantie se termine avant la fin de l’année, et de revoir avec vous les droits des dossiers partagés.',
];

/** Two published months of a demonstration, of which nobody is told, and the drafts of the last one. */
@Injectable()
export class SeedReviews {
  constructor(
    private readonly database: Database,
    private readonly directory: Directory,
    private readonly figures: ReviewFiguresQuery,
    private readonly drafting: DraftReviews,
  ) {}

  async execute(): Promise<void> {
    const first = `${monthOf(localDateOf(new Date().toISOString(), ourZone))}-01`;
    const clients = await this.database.query<{ id: string }>('SELECT id FROM client ORDER BY id');
    for (const [index, comment] of comments.entries()) {
      const month = monthOf(addMonths(first, index - comments.length - 1));
      const publishedAt = atLocalTime(addMonths(`${month}-04`, 1), 10 * 60, ourZone);
      for (const { id } of clients) await this.publish(id, month, comment, publishedAt);
    }
    await this.drafting.fire(monthOf(addMonths(first, -1)));
  }

  private async publish(clientId: string, month: Month, comment: string, publishedAt: string): Promise<void> {
    const figures = await this.figures.of(clientId, month);
    const { clientName } = await this.directory.clientTerms(clientId);
    await this.database.transaction(async (tx) => {
      const { id } = await draftReview(tx, clientId, month);
      const review = await lockReview(tx, allClients, id);
      await writeComment(tx, review, 1, comment);
      const client = { id: clientId, name: clientName };
      const said = { client, month, comment, figures, publishedAt, publishedBy: 'Karim Haddad' };
      await sealReview(tx, review, 2, { format: 'vigie-review-1', ...said });
    });
  }
}
