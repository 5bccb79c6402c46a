import { contestoAtti, voceContesto } from '#domain/contesto-atti.ts';
import type { Atto, PaccoCompilato } from '#domain/pacco.ts';
import { stati } from '#domain/stati.ts';
import { difettoDato } from './dati-noti.ts';
import type { ErroreModello } from './errore.ts';
import { difettoEspressioneRegolare } from './espressioni-regolari.ts';
import { baseDi } from './identita.ts';
import type { Collocato, PaccoLetto, TestoLetto } from './leggi-pacco.ts';
import { limiti } from './limiti.ts';

type Segnala = (dove: { readonly file: string; readonly riga: number }, atteso: string, trovato: string) => void;

const insieme = (righe: readonly { readonly id: string }[]): ReadonlySet<string> => new Set(righe.map((r) => r.id));

/** Ids of everything that may be cited, base packs included. */
type Noti = Readonly<
  Record<
    'norme' | 'fondi' | 'leps' | 'profili' | 'programmi' | 'indicatori' | 'vocaboli' | 'capitoli',
    ReadonlySet<string>
  >
>;
const notiDi = (p: PaccoCompilato): Noti => ({
  norme: insieme(p.norme),
  fondi: insieme(p.fondi),
  leps: insieme(p.leps),
  profili: insieme(p.profili),
  programmi: insieme(p.programmi),
  indicatori: insieme(p.indicatori),
  vocaboli: insieme([p.organo, ...p.vocaboli]),
  capitoli: insieme(p.capitoli),
});

const nomi: Readonly<Record<keyof Noti, string>> = {
  norme: 'una norma di norme.yaml',
  fondi: 'un fondo di fondi.yaml',
  leps: 'un livello della cartella leps',
  profili: 'un profilo di profili.yaml',
  programmi: 'un programma di programmi.yaml',
  indicatori: 'un indicatore di indicatori.yaml',
  vocaboli: '«organo» o un vocabolo di pack.yaml',
  capitoli: 'un capitolo della cartella capitoli',
};

/** Every id cited by a record exists. */
const citati = (letto: PaccoLetto, noti: Noti, segnala: Segnala): void => {
  const esiste = (dove: Collocato<unknown>, tipo: keyof Noti, id: string | null, campo: string): void => {
    if (id !== null && !noti[tipo].has(id)) segnala(dove, `in «${campo}» ${nomi[tipo]}`, `«${id}»`);
  };
  const { parti } = letto;
  for (const l of parti.leps) {
    for (const c of l.valore.citazioni) esiste(l, 'norme', c.norma, 'citazioni');
    for (const f of l.valore.fondi) esiste(l, 'fondi', f, 'fondi');
    for (const i of l.valore.indicatori) esiste(l, 'indicatori', i, 'indicatori');
    esiste(l, 'leps', l.valore.assorbitoDa, 'assorbitoDa');
    esiste(l, 'programmi', l.valore.programma, 'programma');
  }
  for (const f of parti.fondi) for (const p of f.valore.profili) esiste(f, 'profili', p, 'profili');
  for (const a of parti.ammissibilita) {
    esiste(a, 'fondi', a.valore.fondo, 'fondo');
    esiste(a, 'leps', a.valore.leps, 'leps');
  }
  for (const i of parti.indicatori) esiste(i, 'leps', i.valore.leps, 'leps');
  for (const c of parti.capitoli) esiste(c, 'capitoli', c.valore.padre, 'padre');
  for (const a of parti.atti) for (const c of a.valore.citazioni) esiste(a, 'norme', c.norma, 'citazioni');
  const { testata } = letto;
  if (testata === null) return;
  const { alias } = testata.valore;
  for (const tipo of ['leps', 'fondi', 'profili', 'programmi'] as const)
    for (const id of Object.values(alias[tipo] ?? {})) esiste(testata, tipo, id, `alias.${tipo}`);
  for (const [campo, tabella, ammessi] of [
    ['forme', alias.forme, [...stati.forma, ...stati.gestore]],
    ['rapporti', alias.rapporti, stati.rapporto],
  ] as const)
    for (const id of Object.values(tabella ?? {}))
      if (!ammessi.some((a) => a === id))
        segnala(testata, `in «alias.${campo}» uno tra ${ammessi.join(', ')}`, `«${id}»`);
};

/** No id is written twice; norms have secure addresses; regular expressions are harmless. */
const record = (letto: PaccoLetto, segnala: Segnala): void => {
  const { parti } = letto;
  const unici = <T>(righe: readonly Collocato<T>[], chiave: (v: T) => string): void => {
    const visti = new Map<string, Collocato<T>>();
    for (const riga of righe) {
      const k = chiave(riga.valore);
      const prima = visti.get(k);
      if (prima !== undefined)
        segnala(riga, 'un id usato una volta sola', `«${k}», già in ${prima.file}, riga ${prima.riga}`);
      visti.set(k, riga);
    }
  };
  const id = (v: { readonly id: string }): string => v.id;
  const conData = (v: { readonly id: string; readonly validoDal: string | null }): string =>
    `${v.id}${v.validoDal === null ? '' : ` dal ${v.validoDal}`}`;
  for (const righe of [parti.norme, parti.leps, parti.fondi, parti.profili, parti.indicatori])
    unici<{ readonly id: string }>(righe, id);
  for (const righe of [parti.adempimenti, parti.capitoli, parti.atti, parti.vocaboli, parti.erroriCitazione])
    unici<{ readonly id: string }>(righe, id);
  unici(parti.parametri, conData);
  unici(parti.programmi, conData);
  unici(parti.ammissibilita, (v) => `${v.fondo} e ${v.leps}${v.validoDal === null ? '' : ` dal ${v.validoDal}`}`);
  for (const n of parti.norme)
    if (n.valore.url !== null && !/^https:\/\/[a-z0-9.-]+\//u.test(n.valore.url))
      segnala(n, 'in «url» un indirizzo https', `«${n.valore.url.slice(0, 60)}»`);
  for (const e of parti.erroriCitazione) {
    for (const espressione of [e.valore.espressione, e.valore.contesto]) {
      const difetto = espressione === null ? null : difettoEspressioneRegolare(espressione);
      if (difetto !== null) segnala(e, 'una espressione regolare semplice', difetto);
    }
  }
};

/** Fields of an act: names used once, not those of the derived context, choices written. */
const campi = (atto: Collocato<Atto>, segnala: Segnala): void => {
  const visti = new Set<string>();
  for (const campo of atto.valore.campi) {
    if (visti.has(campo.nome)) segnala(atto, 'un campo dichiarato una volta sola', `«${campo.nome}»`);
    visti.add(campo.nome);
    const derivato = voceContesto(contestoAtti, campo.nome.split('.'));
    if (derivato !== null && derivato.campo !== true)
      segnala(atto, 'un campo che il contesto non dà già', `«${campo.nome}»`);
    if (campo.tipo === 'scelta' && campo.scelte.length < 2)
      segnala(atto, `almeno due scelte in «${campo.nome}»`, `${campo.scelte.length}`);
    if (campo.tipo !== 'scelta' && campo.scelte.length > 0)
      segnala(atto, `scelte solo nei campi di tipo scelta`, `«${campo.nome}»`);
    if (campo.tipo === 'scelta' && campo.predefinito !== null && !campo.scelte.includes(campo.predefinito))
      segnala(atto, `in «predefinito» una delle scelte di «${campo.nome}»`, `«${campo.predefinito}»`);
  }
  const allegati = atto.valore.allegati.map((a) => a.id);
  for (const id of allegati)
    if (allegati.filter((a) => a === id).length > 1) segnala(atto, 'un allegato dichiarato una volta sola', `«${id}»`);
};

/** Everything that a text cites exists: norms, acronyms, words, places, live figures, fields. */
const testo = (t: TestoLetto, pacco: PaccoCompilato, noti: Noti, segnala: Segnala): void => {
  const atto = t.cartella === 'atti' ? pacco.atti.find((a) => a.id === t.id) : undefined;
  const campiAtto = new Set(atto?.campi.map((c) => c.nome));
  const punti = new Set([...t.idBlocchi, ...(atto?.allegati.map((a) => a.id) ?? [])]);
  if (t.cartella !== 'atti') for (const id of [...noti.capitoli, ...noti.leps]) punti.add(baseDi(id));
  for (const { tipo, nome, riga } of t.riferimenti) {
    const qui = { file: t.file, riga };
    if (tipo === 'norma' && !noti.norme.has(nome)) segnala(qui, nomi.norme, `«${nome}»`);
    if (tipo === 'vocabolo' && nome !== 'organo' && !noti.vocaboli.has(nome)) segnala(qui, nomi.vocaboli, `«${nome}»`);
    if (tipo === 'sigla' && !Object.hasOwn(pacco.sigle, nome)) segnala(qui, 'una sigla di pack.yaml', `«${nome}»`);
    if (tipo === 'rinvio' && !punti.has(nome))
      segnala(qui, 'l’id di un blocco di questo testo o di un allegato', `«${nome}»`);
    if (
      tipo === 'compila' &&
      atto !== undefined &&
      !campiAtto.has(nome) &&
      voceContesto(contestoAtti, nome.split('.')) === null
    )
      segnala(qui, 'un campo dichiarato nella testata o un nome del contesto', `«${nome}»`);
    const difetto = tipo === 'dato' ? difettoDato(nome, pacco) : null;
    if (difetto !== null) segnala(qui, difetto[0], difetto[1]);
  }
};

/** Checks across the files of a pack, once it is whole. */
export const controllaPacco = (letto: PaccoLetto, pacco: PaccoCompilato): readonly ErroreModello[] => {
  const errori: ErroreModello[] = [];
  const segnala: Segnala = ({ file, riga }, atteso, trovato) => {
    if (errori.length < limiti.errori) errori.push({ file, riga, atteso, trovato });
  };
  const noti = notiDi(pacco);
  if (pacco.organo.nome === '') segnala({ file: 'pack.yaml', riga: 1 }, 'la chiave «organo»', 'niente');
  record(letto, segnala);
  citati(letto, noti, segnala);
  for (const atto of letto.parti.atti) campi(atto, segnala);
  for (const t of letto.testi) testo(t, pacco, noti, segnala);
  return errori;
};
