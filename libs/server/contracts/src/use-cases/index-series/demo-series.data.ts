/** Series of INSEE that the demonstration follows. */
export const demoInseeSeries = [
  { code: '010562768', name: 'Salaires horaires, activités juridiques et techniques (A38 MA)' },
  { code: '001657374', name: 'Salaires horaires A38 MA, ancienne base' },
] as const;

const note = (source: string) => `syntec.fr, relevé par ${source}`;

/** Real values of the Syntec index, with where they were found. */
export const syntecValues = [
  ['2022-08', '280.6', note('lemoniteur.fr 2230547')],
  ...(
    [
      ['2023-01', '293.9'],
      ['2023-02', '298.5'],
      ['2023-03', '300.7'],
      ['2023-04', '301.9'],
      ['2023-05', '302.7'],
      ['2023-06', '304.0'],
      ['2023-07', '304.8'],
      ['2023-08', '305.7'],
      ['2023-09', '306.0'],
      ['2023-10', '306.7'],
      ['2023-11', '307.0'],
    ] as const
  ).map(([period, value]) => [period, value, note('salaire-minimum.com')] as const),
  ...(
    [
      ['2024-01', '310.5'],
      ['2024-08', '314.1'],
      ['2024-09', '314.5'],
      ['2024-12', '314.8'],
      ['2025-01', '315.2'],
    ] as const
  ).map(([period, value]) => [period, value, note('juristique.org')] as const),
] as const;

/** The value that was given for a month of the new series, then withdrawn for another. */
export const syntecMistake = ['2022-08', '286.4', note('lemoniteur.fr 2230547')] as const;

export const oldSyntecValues = [['2021-08', '276.5', note('juristique.org')]] as const;

/** Tenths by which the invented values go on, month after month. */
export const inventedSteps = [3, 2, 4, 2, 3, 1] as const;
