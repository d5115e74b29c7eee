export * from './entities';
export * from './modules';
export * from './sealed';
