module.exports = require('../../tools/webpack.server.cjs')('m365-simulator', { main: './src/main.ts' });
