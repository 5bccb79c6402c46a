import type { Page } from 'playwright-core';

/** What a hostile script inside the page tries to reach outside; each answers "no" with the reason, or "sì". */
export const tentaDiUscire = (pagina: Page): Promise<Record<string, string>> =>
  pagina.evaluate(async () => {
    const prova = async (tenta: () => unknown): Promise<string> => {
      try {
        const esito = await tenta();
        return esito === undefined || esito === null || esito === false ? 'no' : `sì: ${String(esito)}`;
      } catch (errore) {
        return `no: ${errore instanceof Error ? errore.name : String(errore)}`;
      }
    };
    const scarica = (indirizzo: string) => prova(() => fetch(indirizzo, { mode: 'no-cors' }).then(() => 'scaricato'));
    const immagine = (src: string) =>
      prova(
        () =>
          new Promise((risolvi) => {
            const img = new Image();
            img.onload = () => risolvi('caricata');
            img.onerror = () => risolvi(null);
            img.src = src;
          }),
      );
    const esegui = (attacca: (segno: string) => void) =>
      prova(async () => {
        const segno = `segno${Math.random().toString(36).slice(2)}`;
        attacca(segno);
        await new Promise((f) => requestAnimationFrame(() => setTimeout(f, 50)));
        return segno in window ? 'eseguito' : null;
      });
    return {
      'fetch verso la rete': await scarica('https://evil.example/'),
      'fetch verso questo computer': await scarica('http://127.0.0.1:9/'),
      'fetch di un file': await scarica('file:///etc/passwd'),
      'presa verso la rete': await prova(
        () =>
          new Promise((risolvi) => {
            const presa = new WebSocket('wss://evil.example/');
            presa.onopen = () => risolvi('aperta');
            presa.onerror = () => risolvi(null);
          }),
      ),
      'immagine dalla rete': await immagine('https://evil.example/x.png'),
      'script in linea': await esegui((segno) => {
        const script = document.createElement('script');
        script.textContent = `window.${segno} = 1`;
        document.head.append(script);
      }),
      'gestore in linea': await esegui((segno) => {
        const div = document.createElement('div');
        div.setAttribute('onclick', `window.${segno} = 1`);
        document.body.append(div);
        div.click();
        div.remove();
      }),
      'script da data:': await esegui((segno) => {
        const script = document.createElement('script');
        script.src = `data:text/javascript,window.${segno}=1`;
        document.head.append(script);
      }),
      eval: await prova(() => new Function('return 1')()),
      'cornice verso la rete': await prova(
        () =>
          new Promise((risolvi) => {
            const cornice = document.createElement('iframe');
            cornice.src = 'https://evil.example/';
            cornice.onload = () => {
              // A refused frame shows an error page that cannot be read; one that loaded would be another origin too.
              risolvi(cornice.contentWindow?.length ? 'caricata' : null);
              cornice.remove();
            };
            document.body.append(cornice);
          }),
      ),
      'modulo inviato': await prova(() => {
        const modulo = document.createElement('form');
        modulo.action = 'https://evil.example/';
        modulo.method = 'post';
        document.body.append(modulo);
        modulo.submit();
        modulo.remove();
        return null;
      }),
    };
  });
