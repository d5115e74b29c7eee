module.exports = require('../../jest.server.cjs')('wire');
