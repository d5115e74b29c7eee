/** Service level of a contract. */
export const formulas = ['STANDARD', 'PREMIUM', 'SERENITE'] as const;
export type Formula = (typeof formulas)[number];
