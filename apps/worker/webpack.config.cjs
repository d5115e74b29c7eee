module.exports = require('../../tools/webpack.server.cjs')('worker', { main: './src/main.ts' });
