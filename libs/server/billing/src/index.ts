export * from './entities';
export * from './modules';
export * from './ports/penalties/claim-document';
export { SeedPenalties } from './use-cases/penalties/seed-penalties';
