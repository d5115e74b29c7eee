/**
 * Runtime of Jest that loads packages once a worker, by Node itself, instead of once a test file inside node:vm: Nest,
 * TypeORM and what they need are most of the time of an integration test. Our own files are loaded anew for each test
 * file, as ever. It needs one set of built-in classes on both sides: see the environment beside it; a test that asks
 * for another environment runs as Jest runs it.
 */
const { createRequire } = require('node:module');
const { compileFunction } = require('node:vm');
const { default: Runtime } = require('jest-runtime');

/** Files of ours, which Jest compiles; modules in plain JavaScript need no compiling. */
const ours = /^(?:\.{0,2}\/(?!.*\.mjs$)|@vigie\/|@jest\/globals$)/;

class SharedPackagesRuntime extends Runtime {
  constructor(config, environment, ...others) {
    super(config, environment, ...others);
    this.shares = environment.global === globalThis;
    if (!this.shares) return;
    const { executor } = this;
    executor.compile = (source, filename) =>
      compileFunction(source, executor.injectedModuleParameters, { filename });
  }

  requireModuleOrMock(from, name) {
    if (!this.shares || ours.test(name)) return super.requireModuleOrMock(from, name);
    return createRequire(from)(name);
  }
}

module.exports = { __esModule: true, default: SharedPackagesRuntime };
