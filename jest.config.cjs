/** All unit and integration tests in one run; the browser journeys have their own (apps/e2e/jest.config.cjs). */
const { existsSync, readdirSync } = require('node:fs');
const { join } = require('node:path');

const folders = ['libs', 'libs/server', 'apps'];
const projects = folders
  .flatMap((folder) => readdirSync(join(__dirname, folder)).map((name) => `${folder}/${name}`))
  .concat('tools')
  .filter((project) => project !== 'apps/e2e' && existsSync(join(__dirname, project, 'jest.config.cjs')))
  .map((project) => `<rootDir>/${project}`);

// Modules of node:vm stay in memory after their tests: a worker that holds many of them is replaced by a fresh one.
module.exports = { projects, maxWorkers: 2, workerIdleMemoryLimit: '1GB', testTimeout: 30_000 };
