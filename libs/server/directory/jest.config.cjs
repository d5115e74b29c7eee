module.exports = require('../../../jest.server.cjs')('directory');
