// Builds src/ui/icon.module.css from the icons named here (lucide, ISC licence): each a mask painted in the colour of the text.
// Run by hand after adding a name; a test compares the file with what this makes.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const ICONS = [
  'arrow-left',
  'arrow-up-down',
  'bell',
  'calendar-days',
  'camera',
  'check',
  'chevron-down',
  'chevron-right',
  'chevron-up',
  'circle-dot',
  'circle-alert',
  'circle-check',
  'circle-help',
  'circle-minus',
  'clock',
  'cloud-off',
  'cloud-upload',
  'download',
  'eraser',
  'file-text',
  'folder-open',
  'hand-heart',
  'heart-handshake',
  'house',
  'id-card',
  'inbox',
  'landmark',
  'list-checks',
  'lock',
  'map-pin',
  'message-square',
  'octagon-alert',
  'pen-line',
  'phone',
  'plus',
  'printer',
  'qr-code',
  'refresh-cw',
  'scan-line',
  'school',
  'search',
  'send',
  'settings',
  'share-2',
  'sheet',
  'square',
  'square-check',
  'trash-2',
  'triangle-alert',
  'undo-2',
  'upload',
  'user-plus',
  'user-round',
  'users-round',
  'wifi-off',
  'x',
];

/** One line of SVG without licence comment, line breaks and class. */
function slim(svg) {
  return svg
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/\sclass="[^"]*"/, '')
    .replace('stroke="currentColor"', 'stroke="#000"')
    .replace(/\s+/g, ' ')
    .replace(/> </g, '><')
    .trim();
}

export function iconSheet() {
  const root = createRequire(import.meta.url)
    .resolve('lucide-static/package.json')
    .replace('package.json', 'icons/');
  const rules = ICONS.map((name) => {
    const data = Buffer.from(slim(readFileSync(`${root}${name}.svg`, 'utf8'))).toString('base64');
    return `.${name} {\n  --icon: url("data:image/svg+xml;base64,${data}");\n}\n`;
  });
  const base = [
    '/* Made by config/icons.mjs from lucide (ISC licence); not edited by hand. */',
    '.icon {',
    '  display: inline-block;',
    '  flex: none;',
    '  width: 1.25em;',
    '  height: 1.25em;',
    '  vertical-align: -0.25em;',
    '  background-color: currentColor;',
    '  -webkit-mask: var(--icon) center / contain no-repeat;',
    '  mask: var(--icon) center / contain no-repeat;',
    '}',
  ];
  const names = ICONS.map((name) => `  | '${name}'`).join('\n');
  return {
    css: `${base.join('\n')}\n\n${rules.join('\n')}`,
    names: `/** The icons there are; made by config/icons.mjs. */\nexport type IconName =\n${names};\n`,
  };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { css, names } = iconSheet();
  writeFileSync('src/ui/icon.module.css', css);
  writeFileSync('src/ui/icon-name.ts', names);
}
