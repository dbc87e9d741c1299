import { execFile } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

const onPath = (searchPath: string) =>
  searchPath
    .split(path.delimiter)
    .flatMap((folder) => names.map((name) => path.join(folder, name)))
    .find((file) => existsSync(file) && statSync(file).isFile());

const installed = (file: string) =>
  run('dpkg', ['-s', file]).then(
    () => true,
    () => false,
  );

async function install(packages: string[], say: (line: string) => void): Promise<void> {
  say(`安装 installing ${packages.join(' ')} …`);
  const quiet = ['-qq', '-o', 'Dpkg::Use-Pty=0'];
  await run('apt-get', ['update', ...quiet], { timeout: 120_000 });
  await run('apt-get', ['install', '-y', '--no-install-recommends', ...quiet, ...packages], { timeout: 300_000 });
}

const canInstall = () => process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');

/**
 * Finds a Chromium: the given one, or one on the PATH; as root on Debian it is installed, with a Chinese face, when
 * there is none. Throws an Error with advice when none can be had.
 */
export async function findChromium(
  given: string | undefined,
  searchPath: string,
  say: (line: string) => void,
): Promise<string> {
  if (given !== undefined) return given;
  const found = onPath(searchPath);
  const advice = 'CHROME_PATH=/path/to/chromium names one.';
  if (!canInstall()) {
    if (found === undefined) throw new Error(`没有 Chromium There is no Chromium for the browser tests. ${advice}`);
    return found;
  }
  const hasFace = await installed('fonts-noto-cjk');
  const missing = [...(found === undefined ? ['chromium'] : []), ...(hasFace ? [] : ['fonts-noto-cjk'])];
  if (missing.length > 0) {
    await install(missing, say).catch((cause: unknown) => {
      if (found === undefined) throw new Error(`没有 Chromium Chromium could not be installed. ${advice}`, { cause });
      say('没有中文字体 no Chinese face could be installed; pictures will show boxes');
    });
  }
  return found ?? onPath(searchPath) ?? '/usr/bin/chromium';
}
