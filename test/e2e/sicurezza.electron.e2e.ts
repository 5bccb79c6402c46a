import type { PontePreload } from '../../renderer/app/api/trasporto.ts';
import { tentaDiUscire } from './attacchi.ts';
import { appDelFile, expect, prova } from './prova.ts';

const app = appDelFile();

prova.beforeAll(async () => {
  await expect(app().pagina.getByRole('heading', { level: 1 })).toBeVisible();
});

prova('uno script ostile nella finestra non esegue altro e non esce', async () => {
  const guscio = app();
  const tentativi = await tentaDiUscire(guscio.pagina);
  expect(Object.entries(tentativi).filter(([, esito]) => !esito.startsWith('no'))).toEqual([]);
  expect(guscio.pagina.url()).toMatch(/^app:\/\/pdz\//);
});

for (const indirizzo of [
  'https://evil.example/?next=app://pdz/',
  'http://localhost/app://pdz/',
  'file:///etc/passwd',
  'app://evil/',
  'data:text/html,<h1>altro</h1>',
])
  prova(`la finestra non va a ${indirizzo}`, async () => {
    const guscio = app();
    await guscio.pagina.evaluate((dove) => {
      window.location.href = dove;
    }, indirizzo);
    // A navigation that is refused leaves no trace: the page still answers, and it is still ours.
    await expect
      .poll(() => guscio.pagina.evaluate(() => window.location.protocol + window.location.host))
      .toBe('app:pdz');
    expect(await guscio.pagina.evaluate(() => document.querySelector('h1')?.textContent)).toBe('Piano di Zona');
  });

prova('window.open non apre nulla', async () => {
  const guscio = app();
  for (const indirizzo of ['https://evil.example/', 'app://pdz/', 'about:blank', 'file:///etc/passwd'])
    expect(await guscio.pagina.evaluate((dove) => window.open(dove) === null, indirizzo)).toBe(true);
  expect(guscio.electron?.windows().length).toBe(1);
});

prova('la pagina ha il ponte e nient’altro', async () => {
  const guscio = app();
  const vista = await guscio.pagina.evaluate(() => ({
    ponte: Object.keys(window.pdz ?? {}).sort(),
    nodi: ['require', 'process', 'module', 'Buffer', 'global', '__dirname'].filter((nome) => nome in window),
  }));
  const ponte = ['invoke', 'onEvent', 'version'] satisfies (keyof PontePreload)[];
  expect(vista).toEqual({ ponte, nodi: [] });
});

prova('il ponte rifiuta le operazioni con percorsi, i nomi inventati e quelli ereditati', async () => {
  const guscio = app();
  for (const nome of ['interno/apri', 'interno/esporta', 'toString', '__proto__', 'pdz:invoca', '../guscio/apri', ''])
    expect(
      await guscio.pagina.evaluate((n) => window.pdz?.invoke(n, { percorso: '/etc/passwd', solaLettura: true }), nome),
      nome,
    ).toMatchObject({ ok: false, error: { code: 'operazione-sconosciuta' } });
});

prova('un’operazione del guscio non prende un percorso dalla pagina', async () => {
  const guscio = app();
  for (const nome of ['guscio/apri', 'guscio/salva-come', 'guscio/esempio'])
    expect(
      await guscio.pagina.evaluate((n) => window.pdz?.invoke(n, { percorso: '/etc/passwd' }), nome),
      nome,
    ).toMatchObject({ ok: false, error: { code: 'input-non-valido' } });
});

prova('una norma fuori dal catalogo non apre il browser', async () => {
  const guscio = app();
  await guscio.electron?.evaluate(({ shell }) => {
    shell.openExternal = async (indirizzo) => {
      throw new Error(`aperto ${indirizzo}`);
    };
  });
  for (const url of [
    'https://evil.example/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'https://www.normattiva.it@evil.example/',
  ])
    expect(await guscio.pagina.evaluate((u) => window.pdz?.invoke('guscio/apri-norma', { url: u }), url)).toEqual({
      ok: true,
      value: { aperta: false },
    });
});

prova('una cornice dentro la pagina non ha il ponte', async () => {
  const guscio = app();
  const ha = await guscio.pagina.evaluate(
    () =>
      new Promise<boolean>((risolvi) => {
        const cornice = document.createElement('iframe');
        cornice.srcdoc = '<p>cornice</p>';
        cornice.onload = () => {
          risolvi(cornice.contentWindow?.pdz !== undefined);
          cornice.remove();
        };
        document.body.append(cornice);
      }),
  );
  expect(ha).toBe(false);
});

prova('nessun file fuori dalla pagina si legge con app://', async () => {
  const guscio = app();
  const stati = await guscio.pagina.evaluate(() =>
    Promise.all(
      [
        '/../main/main.cjs',
        '/%2e%2e/main/main.cjs',
        '/..%2fpackage.json',
        '/assets/..%2f..%2fengine/entrata.js',
        '/.impronta',
      ].map(async (p) => (await fetch(p)).status),
    ),
  );
  expect(stati.filter((s) => s !== 404)).toEqual([]);
});

prova('permessi e impostazioni della finestra sono chiusi', async () => {
  const guscio = app();
  const permessi = await guscio.pagina.evaluate(async () => {
    const geo = await new Promise((risolvi) =>
      navigator.geolocation.getCurrentPosition(
        () => risolvi('concesso'),
        () => risolvi('negato'),
      ),
    );
    const microfono = await navigator.mediaDevices.getUserMedia({ audio: true }).then(
      () => 'concesso',
      () => 'negato',
    );
    return { geo, microfono, notifiche: await Notification.requestPermission() };
  });
  expect(permessi).toEqual({ geo: 'negato', microfono: 'negato', notifiche: 'denied' });
  const preferenze = await guscio.electron?.evaluate(({ BrowserWindow }) => {
    const [finestra] = BrowserWindow.getAllWindows();
    const contenuto = finestra?.webContents as unknown as { getLastWebPreferences(): Record<string, unknown> };
    const { sandbox, contextIsolation, nodeIntegration, webviewTag, webSecurity } = contenuto.getLastWebPreferences();
    return { sandbox, contextIsolation, nodeIntegration, webviewTag, webSecurity };
  });
  expect(preferenze).toEqual({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webviewTag: false,
    webSecurity: true,
  });
});

prova('il menu è in italiano e ogni voce porta un’azione', async () => {
  const guscio = app();
  const menu = await guscio.electron?.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items.map((v) => v.label));
  expect(menu).toEqual(['File', 'Modifica', 'Inserisci', 'Visualizza', 'Strumenti', 'Guida']);
  await guscio.pagina.evaluate(() => {
    window.pdz?.onEvent((evento) => {
      document.documentElement.dataset.ultimo = JSON.stringify(evento);
    });
  });
  await guscio.electron?.evaluate(({ Menu }) =>
    Menu.getApplicationMenu()
      ?.items[0]?.submenu?.items.find((v) => v.label === 'Salva')
      ?.click(),
  );
  await expect
    .poll(() => guscio.pagina.evaluate(() => document.documentElement.dataset.ultimo))
    .toBe('{"tipo":"menu","azione":"salva"}');
});
