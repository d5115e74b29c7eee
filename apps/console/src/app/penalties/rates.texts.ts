import type { Texts, TextsOf } from '@vigie/ui';

const fr = {
  title: 'Taux des pénalités',
  intro:
    'Taux de l’intérêt légal et taux de refinancement de la Banque centrale européenne, semestre par semestre. Entre professionnels, une clause ne descend jamais sous trois fois le taux légal\u202f; sans clause, c’est le taux de la BCE plus dix points (C. com. L441-10).',
  record: (half: string) => `Saisir le ${half}`,
  correct: 'Corriger',
  correctOf: (half: string) => `Corriger le ${half}`,
  half: 'Semestre',
  halfName: (year: string, isFirst: boolean) => `${isFirst ? '1ᵉʳ' : '2ᵉ'} semestre ${year}`,
  legal: 'Taux légal, professionnels',
  individuals: 'Taux légal, particuliers',
  refinancing: 'Taux de la BCE',
  floor: 'Minimum (3 × légal)',
  fallback: 'Sans clause (BCE + 10)',
  above: 'Le minimum dépasse ici le taux de la BCE + 10 points.',
  source: 'Source',
  by: (who: string, when: string) => `${who}, le ${when}`,
  awaited: 'attendu',
  kinds: { legal: 'taux légal', individuals: 'taux légal, particuliers', refinancing: 'taux de la BCE' },
  ask: (half: string, from: string, missing: string) =>
    `À saisir pour le ${half}, appliqué à partir du ${from}\u00a0: ${missing}. Sans lui, les pénalités s’arrêtent au dernier jour connu.`,
  chart: 'Minimum légal et taux sans clause depuis 2015',
  line: { floor: '3 × légal', fallback: 'BCE + 10' },
  past: 'Valeurs corrigées',
  pastText:
    'Une valeur corrigée reste ici\u202f; les réclamations déjà émises gardent les taux de leur jour.',
  kind: 'Taux',
  value: 'Valeur',
  recorded: 'Saisie',
  corrected: 'Corrigée',
  noPast: 'Aucune valeur n’a été corrigée.',
  percent: (text: string) => `${text}\u00a0%`,
  panel: {
    title: (half: string) => `Taux du ${half}`,
    hint: 'En pour cent par an, tels que publiés\u00a0: 2,75. Un champ vide reste attendu.',
    check: 'Minimum publié (contrôle)',
    checkHint: (floor: string) =>
      floor === ''
        ? 'Trois fois le taux légal, s’il est publié à côté\u00a0: il est comparé, pas enregistré.'
        : `Trois fois le taux saisi font ${floor}\u00a0%.`,
    checkWrong: 'Ce n’est pas le triple du taux légal\u00a0: l’un des deux est mal recopié.',
    checkRight: 'Le minimum publié est bien le triple.',
    wrong: 'Un pourcentage comme 2,75.',
    publishedOn: 'Date de l’arrêté',
    sourceHint: 'Arrêté, numéro du Journal officiel, page de la Banque de France.',
    reason: 'Raison de la correction',
    jump: 'Ce taux diffère de plus de deux points de celui du semestre précédent\u00a0: vérifiez-le.',
    nothing: 'Saisissez au moins un taux.',
    saved: 'Taux enregistrés.',
  },
} as const;

const en: TextsOf<typeof fr> = {
  title: 'Penalty rates',
  intro:
    'Legal interest rate and refinancing rate of the European Central Bank, by half-year. Between professionals no clause may go below three times the legal rate; without a clause it is the ECB rate and ten points (C. com. L441-10).',
  record: (half) => `Record the ${half}`,
  correct: 'Correct',
  correctOf: (half) => `Correct the ${half}`,
  half: 'Half-year',
  halfName: (year, isFirst) => `${isFirst ? '1st' : '2nd'} half of ${year}`,
  legal: 'Legal rate, professionals',
  individuals: 'Legal rate, individuals',
  refinancing: 'ECB rate',
  floor: 'Minimum (3 × legal)',
  fallback: 'Without a clause (ECB + 10)',
  above: 'Here the minimum is above the ECB rate and 10 points.',
  source: 'Source',
  by: (who, when) => `${who}, ${when}`,
  awaited: 'awaited',
  kinds: { legal: 'legal rate', individuals: 'legal rate, individuals', refinancing: 'ECB rate' },
  ask: (half, from, missing) =>
    `To record for the ${half}, which applies from ${from}: ${missing}. Without it penalties stop at the last known day.`,
  chart: 'Legal minimum and rate without a clause since 2015',
  line: { floor: '3 × legal', fallback: 'ECB + 10' },
  past: 'Corrected values',
  pastText: 'A corrected value stays here; claims that were issued keep the rates of their day.',
  kind: 'Rate',
  value: 'Value',
  recorded: 'Recorded',
  corrected: 'Corrected',
  noPast: 'No value was corrected.',
  percent: (text) => `${text}%`,
  panel: {
    title: (half) => `Rates of the ${half}`,
    hint: 'Percent a year, as published: 2.75. An empty field stays awaited.',
    check: 'Published minimum (check)',
    checkHint: (floor) =>
      floor === ''
        ? 'Three times the legal rate, where it is published beside: compared, not recorded.'
        : `Three times the typed rate is ${floor}%.`,
    checkWrong: 'This is not three times the legal rate: one of them is copied wrongly.',
    checkRight: 'The published minimum is three times the rate indeed.',
    wrong: 'A percentage like 2.75.',
    publishedOn: 'Day of the order',
    sourceHint: 'Order, number of the Journal officiel, page of the Banque de France.',
    reason: 'Reason of the correction',
    jump: 'This rate is more than two points from that of the half-year before: check it.',
    nothing: 'Type one rate at least.',
    saved: 'Rates recorded.',
  },
};

export const rateTexts: Texts<typeof fr> = { fr, en };
