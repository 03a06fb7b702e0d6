// Brings the browser that the tests drive: Debian's Chromium with Chinese fonts. Where it may not install, it says exactly what to install.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const PACKAGES = ['chromium', 'fonts-noto-cjk'];
const CANDIDATES = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

const installed = () => CANDIDATES.find((path) => path && existsSync(path));

function install() {
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...words) =>
    spawnSync('apt-get', words, { stdio: ['ignore', 'ignore', 'inherit'], env: environment }).status === 0;
  console.log('正在安装测试用的浏览器（chromium 和中文字体）…');
  return apt('update') && apt('install', '-y', '--no-install-recommends', ...PACKAGES);
}

/** @returns the path of a browser; ends the process with instructions when there is none and none may be installed. */
export function requireBrowser() {
  const mayInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (!installed() && mayInstall) {
    install();
  }
  const path = installed();
  if (!path) {
    console.error(
      `没有找到浏览器。请先安装，再运行测试：\n  sudo apt-get update && sudo apt-get install -y ${PACKAGES.join(' ')}\n或用环境变量 CHROMIUM 指明已有的 Chromium。`,
    );
    process.exit(1);
  }
  return path;
}
