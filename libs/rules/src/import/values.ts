import type { Formula } from '../contract/formula';
import type { Level, TicketKind, TicketState } from '../ticket/vocabulary';

export const formulaWords: Record<Formula, readonly string[]> = {
  STANDARD: ['standard'],
  PREMIUM: ['premium'],
  SERENITE: ['serenite', 'serenity'],
};

export const kindWords = {
  incident: ['incident', 'problem', 'probleme', 'panne'],
  question: ['demande', 'request', 'service request', 'question', 'feature request'],
  change: ['changement', 'change', 'change request'],
} as const satisfies Partial<Record<TicketKind, readonly string[]>>;

export const stateWords: Record<TicketState, readonly string[]> = {
  new: ['nouveau', 'new', 'non attribue'],
  open: [
    'en cours',
    'en cours attribue',
    'processing assigned',
    'assigned',
    'attribue',
    'open',
    'ouvert',
    'in progress',
    'processing',
    'with technician',
  ],
  planned: [
    'en cours planifie',
    'processing planned',
    'planifie',
    'planned',
    'scheduled',
    'pending reminder',
  ],
  'waiting-client': [
    'en attente',
    'pending',
    'waiting',
    'on hold',
    'waiting on customer',
    'awaiting user response',
    'waiting on client',
    'attend le client',
    'en attente du client',
    'awaits the client',
    'waiting for the client',
  ],
  'waiting-vendor': [
    'waiting on third party',
    'with supplier',
    'en attente fournisseur',
    'waiting on vendor',
    'attend un fournisseur',
    'en attente d un fournisseur',
    'awaits a vendor',
    'waiting for a vendor',
  ],
  resolved: ['resolu', 'solved', 'resolved'],
  closed: ['clos', 'closed', 'ferme', 'cloture', 'completed', 'merged'],
};

export const levelWords: Record<Level, readonly string[]> = {
  high: [
    'tres haute',
    'haute',
    'tres haut',
    'haut',
    'very high',
    'high',
    'majeure',
    'elevee',
    'company',
    'site',
  ],
  medium: ['moyenne', 'moyen', 'medium', 'normal', 'normale', 'department'],
  low: ['basse', 'tres basse', 'bas', 'tres bas', 'low', 'very low', 'faible', 'user'],
};

/** The names of priorities, as impact and urgency that give the same. */
export const priorityWords: readonly {
  impact: Level;
  urgency: Level;
  words: readonly string[];
}[] = [
  {
    impact: 'high',
    urgency: 'high',
    words: [
      'majeure',
      'tres haute',
      'major',
      'very high',
      'urgent',
      'urgente',
      'critique',
      'critical',
      '4 urgent',
    ],
  },
  { impact: 'medium', urgency: 'high', words: ['haute', 'high', '3 high', '3 haute', 'elevee'] },
  {
    impact: 'medium',
    urgency: 'medium',
    words: ['moyenne', 'medium', 'normal', 'normale', '2 normal', '2 normale'],
  },
  {
    impact: 'low',
    urgency: 'low',
    words: ['basse', 'tres basse', 'low', 'very low', '1 low', '1 basse', 'faible'],
  },
];
