export * from './entities';
export * from './modules';
export * from './ports/engine/backup-engine';
export * from './sealed';
