import { type Errore, type Risposta, rispostaSchema } from '#contract/define.ts';
import type { Evento } from '#contract/evento.ts';
import { fileConsegnatiSchema, messaggioReteSchema } from '#contract/rete.ts';
import type { PontePreload } from './trasporto.ts';

/*
 * The page in a browser. Questions and events travel on one WebSocket; the operations of the shell (`guscio/…`) on
 * POST, because they carry files up and down. The token comes in the hash of the address, which browsers never send.
 */

const CHIAVE_GETTONE = 'pdz-gettone';

/** Operations that need a file of the person before they are asked: accepted extensions, more than one or not. */
const conFile: Readonly<Record<string, { readonly accetta: string; readonly molti: boolean }>> = {
  'guscio/apri': { accetta: '.pdz', molti: false },
  'guscio/leggi-ambito': { accetta: '.json', molti: false },
  'guscio/scegli-file': { accetta: '', molti: true },
};

const errore = (message: string, code: Errore['code'] = 'interno'): Risposta<never> => ({
  ok: false,
  error: { code, message },
});
const perso = 'Il collegamento con il programma è caduto: controlla che sia ancora avviato, poi ricarica la pagina.';

/** Token of this tab: from the hash at first, then from the tab's own memory, so that a reload still works. */
const leggiGettone = (): string => {
  const trovato = /^#gettone=([A-Za-z0-9_-]+)/.exec(window.location.hash)?.[1];
  if (!trovato) return window.sessionStorage.getItem(CHIAVE_GETTONE) ?? '';
  window.sessionStorage.setItem(CHIAVE_GETTONE, trovato);
  window.history.replaceState(window.history.state, '', window.location.pathname);
  return trovato;
};

/** Lets the person pick files; an empty list when the choice is given up. */
const chiediFile = (accetta: string, molti: boolean): Promise<readonly File[]> =>
  new Promise((risolvi) => {
    const campo = document.createElement('input');
    campo.type = 'file';
    campo.accept = accetta;
    campo.multiple = molti;
    campo.hidden = true;
    const fine = (scelti: readonly File[]) => {
      campo.remove();
      risolvi(scelti);
    };
    campo.addEventListener('change', () => fine([...(campo.files ?? [])]));
    campo.addEventListener('cancel', () => fine([]));
    document.body.append(campo);
    campo.click();
  });

/** Saves what the server prepared under the name that it gave. */
const consegna = async (risposta: Response): Promise<void> => {
  const nome = decodeURIComponent(risposta.headers.get('x-pdz-nome') ?? 'documento');
  const indirizzo = URL.createObjectURL(await risposta.blob());
  const legame = document.createElement('a');
  legame.href = indirizzo;
  legame.download = nome;
  document.body.append(legame);
  legame.click();
  legame.remove();
  window.setTimeout(() => URL.revokeObjectURL(indirizzo), 60_000);
};

const posta = async (gettone: string, nome: string, corpo: BodyInit, intestazioni: Record<string, string>) => {
  const risposta = await fetch(`/${nome}`, {
    method: 'POST',
    headers: { 'x-pdz-gettone': gettone, ...intestazioni },
    body: corpo,
  });
  const dati = rispostaSchema.parse(await risposta.json());
  return { dati, scarica: risposta.headers.get('x-pdz-scarica') };
};

/** One operation of the shell, with the files that it needs and the file that it gives back. */
const chiediGuscio = async (gettone: string, nome: string, input: unknown): Promise<Risposta<unknown>> => {
  const file = conFile[nome];
  if (file) {
    const scelti = await chiediFile(file.accetta, file.molti);
    const genere = typeof input === 'object' && input !== null && 'genere' in input ? String(input.genere) : '';
    const risposte: Risposta<unknown>[] = [];
    for (const uno of scelti.length > 0 ? scelti : [null]) {
      const intestazioni = {
        'content-type': 'application/octet-stream',
        'x-pdz-genere': genere,
        ...(uno ? { 'x-pdz-nome': encodeURIComponent(uno.name) } : {}),
      };
      const { dati } = await posta(gettone, nome, uno ?? '', intestazioni);
      if (!dati.ok) return dati;
      risposte.push(dati);
    }
    if (!file.molti) return risposte[0] ?? errore(perso);
    return {
      ok: true,
      value: {
        annullato: scelti.length === 0,
        file: risposte.flatMap((r) => fileConsegnatiSchema.safeParse(r.ok ? r.value : null).data?.file ?? []),
      },
    };
  }
  const { dati, scarica } = await posta(gettone, nome, JSON.stringify(input), { 'content-type': 'application/json' });
  if (scarica) {
    const risposta = await fetch(scarica, { headers: { 'x-pdz-gettone': gettone } });
    if (!risposta.ok) return errore('Il file è pronto ma il browser non è riuscito a scaricarlo: riprova.', 'disco');
    await consegna(risposta);
  }
  return dati;
};

/** Opens the norm in another tab; the address must be https, and the tab knows nothing of this one. */
const apriNorma = (input: unknown): Risposta<unknown> => {
  const testo = typeof input === 'object' && input !== null && 'url' in input ? String(input.url) : '';
  const indirizzo = testo.startsWith('https://') && URL.canParse?.(testo) ? new URL(testo) : null;
  if (indirizzo?.protocol !== 'https:') return errore('Indirizzo della norma non ammesso.', 'input-non-valido');
  window.open(indirizzo.href, '_blank', 'noopener,noreferrer');
  return { ok: true, value: { aperta: true } };
};

/** Connects the page to its server; questions asked before the connection is ready wait for it. */
export const apriCollegamento = (): PontePreload => {
  const gettone = leggiGettone();
  const ascoltatori = new Set<(evento: unknown) => void>();
  const attese = new Map<number, (risposta: Risposta<unknown>) => void>();
  let numero = 0;
  let attesaRitorno = 500;
  let presa: WebSocket | null = null;
  let pronta: Promise<boolean> = Promise.resolve(false);

  const emetti = (evento: unknown) => {
    for (const ricevi of ascoltatori) ricevi(evento);
  };
  const emettiMotore = (stato: Extract<Evento, { tipo: 'motore' }>['stato']) => emetti({ tipo: 'motore', stato });
  const collega = (ritorno: boolean): Promise<boolean> =>
    new Promise((risolvi) => {
      const protocollo = window.location.protocol === 'https:' ? 'wss:' : 'ws:';
      const nuova = new WebSocket(`${protocollo}//${window.location.host}/motore`, ['pdz1', `gettone.${gettone}`]);
      nuova.addEventListener('open', () => {
        presa = nuova;
        attesaRitorno = 500;
        if (ritorno) emettiMotore('riavviato');
        risolvi(true);
      });
      nuova.addEventListener('message', ({ data }) => {
        const messaggio = messaggioReteSchema.parse(JSON.parse(String(data)));
        if ('evento' in messaggio) return emetti(messaggio.evento);
        attese.get(messaggio.id)?.(messaggio.risposta);
        attese.delete(messaggio.id);
      });
      nuova.addEventListener('close', () => {
        risolvi(false);
        for (const rispondi of attese.values()) rispondi(errore(perso));
        attese.clear();
        if (presa === nuova) {
          presa = null;
          emettiMotore('perso');
        }
        // Comes back by itself when the program is started again with the same address, ever more slowly.
        attesaRitorno = Math.min(attesaRitorno * 2, 10_000);
        window.setTimeout(() => {
          pronta = collega(true);
        }, attesaRitorno);
      });
    });
  pronta = collega(false);

  return {
    version: document.querySelector('meta[name="pdz-versione"]')?.getAttribute('content') ?? '',
    onEvent: (ascolta) => {
      ascoltatori.add(ascolta);
      return () => ascoltatori.delete(ascolta);
    },
    invoke: async (nome, input) => {
      if (nome === 'guscio/apri-norma') return apriNorma(input);
      if (nome === 'guscio/congedo') return { ok: true, value: {} };
      if (nome.startsWith('guscio/')) return chiediGuscio(gettone, nome, input);
      if (presa === null) await pronta;
      const attuale = presa;
      if (attuale === null) return errore(perso);
      numero += 1;
      const id = numero;
      return new Promise((risolvi) => {
        attese.set(id, risolvi);
        attuale.send(JSON.stringify({ id, nome, input }));
      });
    },
  };
};
