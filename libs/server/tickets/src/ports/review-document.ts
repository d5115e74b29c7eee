import type { Locale, ServiceReview } from '@vigie/wire';

/** Writes a service review as a document for people; a draft says that it is one. */
export abstract class ReviewDocument {
  abstract pdf(review: ServiceReview, locale: Locale): Promise<Buffer>;
}
