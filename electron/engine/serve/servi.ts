import { randomBytes, randomUUID } from 'node:crypto';
import { createReadStream, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import fastifyStatic from '@fastify/static';
import fastifyWebsocket from '@fastify/websocket';
import fastify, { type FastifyReply, type FastifyRequest } from 'fastify';
import type { WebSocket } from 'ws';
import { z } from 'zod';
import { ErroreMotore } from '#contract/define.ts';
import { contrattoCompleto, contrattoGuscio, contrattoMotore, type Evento } from '#contract/index.ts';
import { politicaPagina, SEGNAPOSTO_NONCE } from '#contract/pagina.ts';
import { serve } from '#contract/serve.ts';
import { creaGestori } from '../gestori.ts';
import { cartellaModelliApp, cartellaPaginaApp } from '../luoghi.ts';
import { creaMotore } from '../motore.ts';
import { processiNode } from '../processi-node.ts';
import { nomiAmmessi, nuovoGettone, richiestaAmmessa, soloLoopback, stessoGettone } from './accesso.ts';
import { riceviFile } from './caricamento.ts';
import { creaGuscioRete, type FilePronto } from './guscio-rete.ts';

/** What to serve: a plan already there (or none), on which port (0 = any free one), with which data folder. */
export type OpzioniServizio = {
  readonly percorso?: string | null;
  readonly porta: number;
  readonly cartellaDati: string;
  readonly cartellaModelli?: string;
  readonly cartellaPagina?: string;
  readonly indirizzo?: string;
};
/** A server that runs: the address to open (secret in the hash) and how to stop. */
export type Servizio = { readonly url: string; readonly porta: number; chiudi(): Promise<void> };

const domandaSchema = z.strictObject({ id: z.int(), nome: z.string(), input: z.unknown() });
const testo = (valore: string | string[] | undefined) => (typeof valore === 'string' ? valore : undefined);

/**
 * The app in the browser: the same page and the same engine as the desktop, over HTTP and WebSocket on 127.0.0.1. The
 * secret is made here and dies with the process; it never travels in an address that reaches the server.
 */
export const servi = async (opzioni: OpzioniServizio): Promise<Servizio> => {
  const indirizzo = soloLoopback(opzioni.indirizzo ?? '127.0.0.1');
  const cartellaPagina = opzioni.cartellaPagina ?? cartellaPaginaApp;
  const fileIndice = join(cartellaPagina, 'index.html');
  if (!existsSync(fileIndice))
    throw new ErroreMotore(
      'file-non-leggibile',
      'La pagina dell’app non è stata costruita: esegui «npm start» una volta, poi riprova.',
    );
  const gettone = nuovoGettone();
  const prese = new Set<WebSocket>();
  const scaricabili = new Map<string, FilePronto>();
  const temporanea = mkdtempSync(join(tmpdir(), 'pdz-servizio-'));
  const motore = creaMotore({
    adesso: () => new Date(),
    processi: processiNode,
    cartellaDati: opzioni.cartellaDati,
    cartellaModelli: opzioni.cartellaModelli ?? cartellaModelliApp,
    emetti: (evento: Evento) => {
      const messaggio = JSON.stringify({ evento });
      for (const presa of prese) presa.send(messaggio);
    },
  });
  const interna = serve(contrattoCompleto, creaGestori(motore), (nome, errore) =>
    process.stderr.write(`servizio: ${nome}: ${errore instanceof Error ? errore.stack : String(errore)}\n`),
  );
  const percorso = opzioni.percorso ? resolve(opzioni.percorso) : null;
  if (percorso !== null) {
    const apertura = await interna('interno/apri', { percorso, solaLettura: false });
    if (!apertura.ok) throw new ErroreMotore(apertura.error.code, apertura.error.message, apertura.error.details);
  }
  const guscio = creaGuscioRete({
    chiama: interna,
    cartellaPiani: join(opzioni.cartellaDati, 'piani'),
    cartellaTemporanea: temporanea,
    iniziale: percorso,
    adesso: () => new Date(),
  });
  /** A page asks the engine's own operations only: those with paths are for the shell. */
  const perPagina = async (nome: string, input: unknown) =>
    Object.hasOwn(contrattoMotore, nome)
      ? interna(nome, input)
      : { ok: false, error: { code: 'operazione-sconosciuta', message: 'Operazione sconosciuta.' } };

  const app = fastify({ logger: false, bodyLimit: 16 * 1024 * 1024, forceCloseConnections: true });
  let ammessi = nomiAmmessi(opzioni.porta);
  app.addContentTypeParser('application/octet-stream', (_richiesta, corpo, fatto) => fatto(null, corpo));

  // Before our own hooks: it marks the upgrades, so that a refused one is closed at once.
  await app.register(fastifyWebsocket, {
    options: { maxPayload: 16 * 1024 * 1024, handleProtocols: (offerti) => (offerti.has('pdz1') ? 'pdz1' : false) },
  });
  app.addHook('onRequest', async (richiesta, risposta) => {
    const { host, origin } = richiesta.headers;
    const statica = richiesta.method === 'GET' && richiesta.headers.upgrade === undefined;
    if (!richiestaAmmessa(ammessi, { host, origin: testo(origin), statica }))
      return risposta.code(403).send('Richiesta non ammessa');
    return undefined;
  });
  app.addHook('onSend', async (_richiesta, risposta) => {
    risposta.headers({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    });
    if (!risposta.hasHeader('content-security-policy'))
      risposta.header('content-security-policy', politicaPagina(randomBytes(16).toString('base64')));
  });
  const conGettone = async (richiesta: FastifyRequest, risposta: FastifyReply) => {
    if (stessoGettone(gettone, richiesta.headers['x-pdz-gettone'])) return undefined;
    return risposta.code(401).send({ ok: false, error: { code: 'interno', message: 'Accesso non ammesso.' } });
  };

  await app.register(fastifyStatic, { root: cartellaPagina, index: false, serve: true, dotfiles: 'deny' });

  const indice = readFileSync(fileIndice, 'utf8');
  const pagina = async (_richiesta: FastifyRequest, risposta: FastifyReply) => {
    const nonce = randomBytes(16).toString('base64');
    const prese = [...ammessi.host].map((h) => `ws://${h}`);
    return risposta
      .headers({ 'content-security-policy': politicaPagina(nonce, prese), 'cache-control': 'no-store' })
      .type('text/html; charset=utf-8')
      .send(indice.replaceAll(SEGNAPOSTO_NONCE, nonce));
  };
  app.get('/', pagina);
  app.get('/index.html', pagina);

  const gettonePresa = async (richiesta: FastifyRequest, risposta: FastifyReply) => {
    const offerti = (testo(richiesta.headers['sec-websocket-protocol']) ?? '').split(',').map((p) => p.trim());
    const ricevuto = offerti.find((p) => p.startsWith('gettone.'))?.slice('gettone.'.length);
    return stessoGettone(gettone, ricevuto) ? undefined : risposta.code(401).send('Accesso non ammesso');
  };
  app.get('/motore', { websocket: true, preValidation: gettonePresa }, (presa) => {
    prese.add(presa);
    presa.on('close', () => prese.delete(presa));
    presa.on('error', () => presa.close());
    presa.on('message', (dati) => {
      let domanda: z.output<typeof domandaSchema>;
      try {
        domanda = domandaSchema.parse(JSON.parse(dati.toString()));
      } catch {
        presa.close(1008, 'Messaggio non valido');
        return;
      }
      const { id, nome, input } = domanda;
      void perPagina(nome, input).then((risposta) => {
        if (presa.readyState === presa.OPEN) presa.send(JSON.stringify({ id, risposta }));
      });
    });
  });

  app.post<{ Params: { nome: string } }>('/guscio/:nome', { preHandler: conGettone }, async (richiesta, risposta) => {
    const nome = `guscio/${richiesta.params.nome}`;
    const caricato = richiesta.headers['content-type'] === 'application/octet-stream';
    const corpo = richiesta.body;
    let pronto: FilePronto | null = null;
    try {
      const file =
        caricato && corpo instanceof Object && 'pipe' in corpo
          ? await riceviFile(corpo as NodeJS.ReadableStream, testo(richiesta.headers['x-pdz-nome']), temporanea)
          : null;
      const input = caricato
        ? nome === 'guscio/scegli-file'
          ? { genere: testo(richiesta.headers['x-pdz-genere']) ?? '' }
          : {}
        : corpo;
      const gestori = guscio.gestori(file, (f) => {
        pronto = f;
      });
      const esito = await serve(contrattoGuscio, gestori)(nome, input);
      if (pronto !== null) {
        const chiave = randomUUID();
        scaricabili.set(chiave, pronto);
        risposta.header('x-pdz-scarica', `/scarica/${chiave}`);
      }
      return risposta.send(esito);
    } catch (errore) {
      if (!(errore instanceof ErroreMotore)) throw errore;
      return risposta.send({ ok: false, error: { code: errore.code, message: errore.message } });
    }
  });
  app.get<{ Params: { chiave: string } }>(
    '/scarica/:chiave',
    { preHandler: conGettone },
    async (richiesta, risposta) => {
      const file = scaricabili.get(richiesta.params.chiave);
      if (!file) return risposta.code(404).send('Non trovato');
      scaricabili.delete(richiesta.params.chiave);
      const flusso = createReadStream(file.percorso);
      if (file.temporaneo) flusso.on('close', () => rmSync(file.percorso, { force: true }));
      return risposta
        .headers({ 'x-pdz-nome': encodeURIComponent(file.nome), 'content-disposition': 'attachment' })
        .type('application/octet-stream')
        .send(flusso);
    },
  );

  try {
    await app.listen({ host: indirizzo, port: opzioni.porta });
  } catch (errore) {
    rmSync(temporanea, { recursive: true, force: true });
    if (errore instanceof Error && 'code' in errore && errore.code === 'EADDRINUSE')
      throw new ErroreMotore('disco', `La porta ${opzioni.porta} è già in uso: scegline un’altra con --port.`);
    throw errore;
  }
  const [legame] = app.addresses();
  const legata = typeof legame === 'object' ? legame.port : opzioni.porta;
  ammessi = nomiAmmessi(legata);
  return {
    url: `http://127.0.0.1:${legata}/#gettone=${gettone}`,
    porta: legata,
    chiudi: async () => {
      for (const presa of prese) presa.terminate();
      await app.close();
      motore.sessioneONulla()?.chiudi();
      rmSync(temporanea, { recursive: true, force: true });
    },
  };
};
