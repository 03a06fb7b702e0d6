import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

test('the icons in the style sheet are the ones config/icons.mjs builds', () => {
  const script =
    "import('./config/icons.mjs').then(({ iconSheet }) => process.stdout.write(JSON.stringify(iconSheet())))";
  const made: { css: string; names: string } = JSON.parse(
    execFileSync(process.execPath, ['-e', script], { encoding: 'utf8' }),
  );
  const data = (text: string): string[] => text.match(/data:[^"]+/g) ?? [];
  expect(data(readFileSync('src/ui/icon.module.css', 'utf8'))).toEqual(data(made.css));
  const names = (text: string): string[] => text.match(/'[^']+'/g) ?? [];
  expect(names(readFileSync('src/ui/icon-name.ts', 'utf8'))).toEqual(names(made.names));
});
