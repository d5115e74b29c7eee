export * from './ticket-world';
