module.exports = require('../../../jest.server.cjs')('tickets');
