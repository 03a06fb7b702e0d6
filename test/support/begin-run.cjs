/** Before all tests: the number of this run, under which the workers share the county that all begin with. */
const { readdirSync, rmSync } = require('node:fs');

module.exports = () => {
  process.env.TEST_RUN = `${process.pid}-${Date.now()}`;
  try {
    for (const name of readdirSync('dist/test').filter((one) => /^standing-/.test(one))) {
      const [, pid] = /^standing-(\d+)-/.exec(name) ?? [];
      if (!runs(Number(pid))) {
        rmSync(`dist/test/${name}`, { force: true });
      }
    }
  } catch {
    // Nothing was built or kept yet.
  }
};

function runs(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
