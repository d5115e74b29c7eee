module.exports = require('../../../jest.server.cjs')('contracts');
