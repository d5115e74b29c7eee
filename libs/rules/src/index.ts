export * from './contract/formula';
export * from './sla/vocabulary';
export * from './ticket/vocabulary';
