import type { ContractLetterKind, LocalDate } from '@vigie/rules';

const names: Record<ContractLetterKind, string> = {
  denunciation: 'denonciation',
  'renewal-information': 'information-reconduction',
  'late-answer': 'reponse-denonciation',
};

/** What the file of a letter is called: letters are French, and so is their name. */
export const letterFileName = (kind: ContractLetterKind, contract: string, writtenOn: LocalDate): string =>
  `${names[kind]}-${contract.replaceAll(/[^\p{L}\p{N}]+/gu, '-').slice(0, 80)}-${writtenOn}.pdf`;
