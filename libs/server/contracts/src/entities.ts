import type { Type } from '@nestjs/common';
import { IndexAlertRow } from './store/index-series/index-alert.row';
import { IndexAnswerRow } from './store/index-series/index-answer.row';
import { IndexLinkRow } from './store/index-series/index-link.row';
import { IndexSeriesRow } from './store/index-series/index-series.row';
import { IndexValueRow } from './store/index-series/index-value.row';

/** Tables of contracts. */
export const contractEntities: Type[] = [
  IndexSeriesRow,
  IndexAnswerRow,
  IndexValueRow,
  IndexLinkRow,
  IndexAlertRow,
];
