import type { Type } from '@nestjs/common';
import { IndexAlertRow } from './store/index-series/index-alert.row';
import { IndexAnswerRow } from './store/index-series/index-answer.row';
import { IndexLinkRow } from './store/index-series/index-link.row';
import { IndexSeriesRow } from './store/index-series/index-series.row';
import { IndexValueRow } from './store/index-series/index-value.row';
import { ContractAmendmentRow } from './store/agreements/contract-amendment.row';
import { ContractConditionsRow } from './store/agreements/contract-conditions.row';
import { ContractDocumentRow } from './store/agreements/contract-document.row';
import { ContractEventRow } from './store/agreements/contract-event.row';
import { ContractLineRow } from './store/agreements/contract-line.row';
import { ContractPriceRow } from './store/agreements/contract-price.row';
import { ContractRow } from './store/agreements/contract.row';
import { ContractLetterRow } from './store/renewals/contract-letter.row';
import { RenewalRow } from './store/renewals/renewal.row';
import { PriceCampaignEvidenceRow } from './store/campaigns/price-campaign-evidence.row';
import { PriceCampaignLetterRow } from './store/campaigns/price-campaign-letter.row';
import { PriceCampaignLineRow } from './store/campaigns/price-campaign-line.row';
import { PriceCampaignRow } from './store/campaigns/price-campaign.row';
import { PriceCorrectionRow } from './store/campaigns/price-correction.row';
import { PriceRegularisationRow } from './store/campaigns/price-regularisation.row';

/** Tables of contracts. */
export const contractEntities: Type[] = [
  IndexSeriesRow,
  IndexAnswerRow,
  IndexValueRow,
  IndexLinkRow,
  IndexAlertRow,
  ContractAmendmentRow,
  ContractConditionsRow,
  ContractDocumentRow,
  ContractEventRow,
  ContractLineRow,
  ContractPriceRow,
  ContractRow,
  RenewalRow,
  ContractLetterRow,
  PriceCampaignRow,
  PriceCampaignEvidenceRow,
  PriceCampaignLineRow,
  PriceCampaignLetterRow,
  PriceCorrectionRow,
  PriceRegularisationRow,
];
