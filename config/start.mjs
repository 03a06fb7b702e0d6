// `npm start`: builds what is missing or stale, then runs the product in this process. PORT, DATA_DIR, TODAY and PROFILE choose.
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freshen } from './fresh.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
process.chdir(root);
if (!['h5', 'functions', 'verifier', 'local'].every(freshen)) {
  console.log('构建没有成功，请把上面的内容告诉开发者。');
  process.exit(1);
}
await import('../dist/local/main.js');
