import { createHash } from 'node:crypto';
import type { Transaction } from '@vigie/platform';
import { IndexAnswerRow } from './index-answer.row';

/** Keeps what values are read from, byte for byte; returns its identifier. */
export const keepAnswer = (
  tx: Transaction,
  answer: Pick<IndexAnswerRow, 'seriesId' | 'kind' | 'place' | 'mediaType' | 'content'>,
): Promise<string> =>
  tx.insert(IndexAnswerRow, {
    ...answer,
    place: answer.place.slice(0, 500),
    mediaType: answer.mediaType.slice(0, 100),
    size: answer.content.length,
    sha256: createHash('sha256').update(answer.content).digest('hex'),
    readAt: tx.now,
  });
