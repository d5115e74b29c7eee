/**
 * MariaDB and Redis as private child processes, for `npm start`, the tests, the benchmarks and the browser journeys.
 * `startDatabase(dir)` and `startRedis(dir)` return `{ url, port, pid, stop(), kill() }`.
 */
export { databaseAnswers, startDatabase, type DatabaseOptions, type Engine } from './services/database.ts';
export { bringRestic, offerRestic } from './services/restic.ts';
export { redisAnswers, startRedis, type RedisOptions } from './services/redis.ts';
export type { Service } from './services/service.ts';
