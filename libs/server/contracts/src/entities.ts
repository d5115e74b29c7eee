import type { Type } from '@nestjs/common';
import { ContractAmendmentRow } from './store/agreements/contract-amendment.row';
import { ContractConditionsRow } from './store/agreements/contract-conditions.row';
import { ContractDocumentRow } from './store/agreements/contract-document.row';
import { ContractEventRow } from './store/agreements/contract-event.row';
import { ContractLineRow } from './store/agreements/contract-line.row';
import { ContractPriceRow } from './store/agreements/contract-price.row';
import { ContractRow } from './store/agreements/contract.row';

/** Tables of contracts. */
export const contractEntities: Type[] = [
  ContractAmendmentRow,
  ContractConditionsRow,
  ContractDocumentRow,
  ContractEventRow,
  ContractLineRow,
  ContractPriceRow,
  ContractRow,
];
