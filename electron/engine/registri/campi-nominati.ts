import { campiNoti, vistaDelCampo } from '#domain/campi-noti.ts';
import { derivatoDa, raggruppa } from '#domain/indice.ts';
import type { CampoModello } from '#domain/pacco.ts';
import type { Piano } from '#domain/piano.ts';
import type { CampoScritto } from './campo.ts';
import { type CorpoVista, cellaTesto, cellaVuota, colonna, delModello, riga } from './celle.ts';
import { cosi, type Genere, genere, niente } from './genere.ts';
import { giorno, importo, intero, siNo, testoLibero } from './generi-valore.ts';
import { righeDi } from './lavoro.ts';
import { type Scrittura, soloCelle } from './scrittura.ts';

type Campo = Pick<CampoModello, 'nome' | 'etichetta' | 'tipo' | 'aiuto'> & {
  readonly gruppo: string;
  readonly scelte: readonly string[];
};

/** Every named fact of the plan: those that the acts of its pack ask for, those that the rules read. */
const tutti = (piano: Piano): readonly Campo[] =>
  derivatoDa([piano.pacco], 'campi-nominati', () => {
    const noti = new Map<string, Campo>();
    for (const atto of piano.pacco.atti) for (const c of atto.campi) if (!noti.has(c.nome)) noti.set(c.nome, c);
    for (const c of campiNoti) if (!noti.has(c.nome)) noti.set(c.nome, { ...c, gruppo: 'Verifica', scelte: [] });
    return [...noti.values()];
  });
const perNome = (piano: Piano, nome: string): Campo | undefined =>
  raggruppa(tutti(piano), 'nome', (c) => c.nome).get(nome)?.[0];

/** Facts are kept as text: days as ISO, yes and no as `true` and `false`, numbers and amounts as people write them. */
const testuale = (g: Genere, inTesto: (valore: unknown) => string, daTesto: (testo: string) => unknown): Genere => ({
  ...g,
  mostra: ([v], piano) => {
    const testo = typeof v === 'string' ? v : '';
    if (testo === '') return niente;
    const valore = daTesto(testo);
    return valore === null ? cosi(testo) : g.mostra([valore], piano);
  },
  leggi: (testo, d) => {
    const letto = g.leggi(testo, d);
    return 'messaggio' in letto ? letto : { valori: [inTesto(letto.valori[0])] };
  },
});
const logico = testuale(
  siNo,
  (v) => (v === true ? 'true' : 'false'),
  (t) => (/^(?:s[iì]|true|1|vero)$/i.test(t) ? true : /^(?:no|false|0|falso)$/i.test(t) ? false : null),
);
const data = testuale(
  giorno,
  (v) => String(v ?? ''),
  (t) => t,
);
const cifra = testuale(
  intero,
  (v) => String(v ?? ''),
  (t) => (/^\d+$/.test(t) ? Number(t) : null),
);
const euro: Genere = {
  ...importo,
  mostra: ([v]) => cosi(typeof v === 'string' ? v : ''),
  leggi: (testo, d) => {
    const letto = importo.leggi(testo, d);
    return 'messaggio' in letto ? letto : { valori: [importo.mostra(letto.valori, d.piano).testo] };
  },
};
const scelta = (scelte: readonly string[]): Genere =>
  genere({
    tipo: 'stato',
    atteso: `uno fra: ${scelte.join(', ')}`,
    opzioni: () => scelte.map((id) => ({ id, testo: id })),
    mostra: ([v]) => cosi(typeof v === 'string' ? v : ''),
    leggi: (testo) => {
      const trovata = scelte.find((s) => s.toLowerCase() === testo.trim().toLowerCase());
      return trovata === undefined
        ? { messaggio: `«${testo.slice(0, 60)}» non è fra le scelte: ${scelte.join(', ')}.` }
        : { valori: [trovata] };
    },
  });

const generi: Readonly<Record<Exclude<CampoModello['tipo'], 'scelta'>, Genere>> = {
  testo: testoLibero,
  'testo-lungo': testoLibero,
  data,
  numero: cifra,
  importo: euro,
  logico,
};
const genereDi = (piano: Piano, nome: string): Genere => {
  const c = perNome(piano, nome);
  if (c === undefined) return testoLibero;
  return c.tipo === 'scelta' ? scelta(c.scelte) : generi[c.tipo];
};

const rigaDi = (piano: Piano, nome: string) => raggruppa(piano.registri.campo, 'nome', (c) => c.nome).get(nome)?.[0];

const valore: CampoScritto = {
  ...{ id: 'valore', titolo: 'Valore', gruppo: null, aiuto: null, obbligatoria: false, genere: testoLibero },
  genereDi,
  dichiara: ['campo.valore'],
  riga: ({ piano }, nome) => rigaDi(piano, nome)?.id ?? null,
  attuale: ({ piano }, nome) =>
    perNome(piano, nome) === undefined
      ? null
      : genereDi(piano, nome).mostra([rigaDi(piano, nome)?.valore ?? ''], piano),
  accanto: () => null,
  scrivi: (lavoro, nome, testo, dintorni) => {
    const gia = rigaDi(lavoro.piano, nome);
    if (testo.trim() === '') {
      if (gia) lavoro.elimina('campo', gia.id);
      return niente;
    }
    const g = genereDi(lavoro.piano, nome);
    const letto = g.leggi(testo, dintorni);
    if ('messaggio' in letto) return letto;
    const scritto = letto.valori[0];
    if (typeof scritto !== 'string' || scritto === '') return { messaggio: `Serve ${g.atteso}.` };
    if (gia) lavoro.modifica('campo', gia.id, { valore: scritto });
    else lavoro.crea('campo', { nome, valore: scritto });
    return g.mostra([scritto], lavoro.piano);
  },
  ripristina: () => false,
};

/** Names of the facts that a view holds. */
export const campiDellaVista = (piano: Piano, vista: string): readonly string[] =>
  tutti(piano)
    .filter((c) => vistaDelCampo(c.nome) === vista)
    .map((c) => c.nome);

/** A view of named facts: what is asked, its value, what it is for. */
export const corpoCampi =
  (vista: string) =>
  (piano: Piano): CorpoVista => {
    const righe = righeDi(piano);
    return {
      colonne: [
        colonna('dato', 'Dato'),
        colonna('valore', 'Valore'),
        colonna('gruppo', 'Dove serve'),
        colonna('aiuto', 'Come si scrive'),
      ],
      righe: campiDellaVista(piano, vista).flatMap((nome) => {
        const c = perNome(piano, nome);
        if (c === undefined) return [];
        const { testo, valore: v } = valore.attuale(righe, nome) ?? niente;
        const scritto = cellaTesto(testo, { fonte: null, stato: 'mano', nota: null });
        return [
          riga(nome, 'campo', [
            cellaTesto(c.etichetta, delModello()),
            { ...scritto, valore: v },
            cellaTesto(c.gruppo, delModello()),
            c.aiuto === null ? cellaVuota() : cellaTesto(c.aiuto, delModello()),
          ]),
        ];
      }),
    };
  };

/** Writing of named facts. */
export const scritturaCampi = (): Scrittura => soloCelle([valore]);
