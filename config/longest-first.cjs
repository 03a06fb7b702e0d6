const { statSync } = require('node:fs');
const { relative, sep } = require('node:path');
const SECONDS = require('./slow-tests.json');

/**
 * The order of the test files: the longest first, so that no worker idles at the end beside a long one. The seconds are of one run on two
 * cores; only their order counts, and a file that is not in the list stands behind them, the largest first.
 */
module.exports = class LongestFirst {
  sort(tests) {
    const secondsOf = ({ path, context }) =>
      SECONDS[relative(context.config.rootDir, path).split(sep).join('/')] ?? statSync(path).size / 1e6;
    return [...tests].sort((a, b) => secondsOf(b) - secondsOf(a));
  }

  shard(tests, { shardIndex, shardCount }) {
    return this.sort(tests).filter((_, n) => n % shardCount === shardIndex - 1);
  }

  allFailedTests(tests) {
    return tests;
  }

  cacheResults() {}
};
