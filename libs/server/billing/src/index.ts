export * from './entities';
export * from './modules';
export * from './ports/invoice-document';
