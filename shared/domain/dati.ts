import { type ArgomentiDato, type DatoRisolto, unitaDi, type VoceDato } from './dati-tipi.ts';
import { aliasDati, vociDati } from './dati-voci.ts';
import { comuniDellAmbito, enteDaChiave, nomeEnte } from './enti.ts';
import { dataEsiste } from './giorni.ts';
import { derivato } from './indice.ts';
import { eNonVerificabile } from './non-verificabile.ts';
import { anniDelPiano, type Piano } from './piano.ts';

/** Reference of a live figure: `registro.voce[.misura][@anno|@data|@primo|@secondo|@terzo|@ultimo][#ente]`. */
type RiferimentoDato = { readonly nome: string; readonly quando: string | null; readonly ente: string | null };

const grammatica = /^([a-z0-9-]+(?:\.[a-z0-9-]+)+)(?:@([a-z0-9-]+))?(?:#([A-Za-z0-9-]+))?$/;

/** Reads a reference; `null` when it does not follow the grammar. */
export const leggiRiferimento = (rif: string): RiferimentoDato | null => {
  const letto = grammatica.exec(rif);
  return letto ? { nome: letto[1] ?? '', quando: letto[2] ?? null, ente: letto[3] ?? null } : null;
};

/** Pack id as it is written in a name: lower case, runs of other signs become `-` (`FP-QS` → `fp-qs`, `12.01` → `12-01`). */
export const inNome = (id: string): string =>
  id
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

const ordinali: Readonly<Record<string, number>> = { primo: 0, secondo: 1, terzo: 2 };

/** Year or day of a reference; `null` = not a date and no such year in the plan. */
const quandoDi = (
  piano: Piano,
  quando: string,
): { readonly anno: number | null; readonly data: string | null } | null => {
  if (/^\d{4}$/.test(quando)) return { anno: Number(quando), data: null };
  if (dataEsiste(quando)) return { anno: null, data: quando };
  const anni = anniDelPiano(piano);
  const anno = quando === 'ultimo' ? anni.at(-1) : anni[ordinali[quando] ?? -1];
  return anno === undefined ? null : { anno, data: null };
};

type Trovata = { readonly voce: VoceDato; readonly elemento: string; readonly titolo: string };

/** Names of the registry for a plan: families opened on the pack's funds, LEPS and programmes. */
const nomiDelPiano = (piano: Piano): ReadonlyMap<string, Trovata> =>
  derivato(piano.pacco, 'nomi-dati', () => {
    const nomi = new Map<string, Trovata>();
    for (const voce of vociDati) {
      if (voce.elementi === undefined) {
        nomi.set(voce.nome, { voce, elemento: '', titolo: voce.titolo });
        continue;
      }
      for (const { id, nome } of voce.elementi(piano))
        nomi.set(voce.nome.replace('*', inNome(id)), { voce, elemento: id, titolo: `${nome}: ${voce.titolo}` });
    }
    return nomi;
  });

/** Entry behind a name, aliases included; a LEPS may be named with or without the prefix `leps-` of its id. */
const trova = (piano: Piano, nome: string): Trovata | undefined => {
  const nomi = nomiDelPiano(piano);
  return nomi.get(nome) ?? nomi.get(aliasDati[nome] ?? '') ?? nomi.get(nome.replace(/^leps\./, 'leps.leps-'));
};

const ignoto = (rif: string, motivo: string): DatoRisolto => ({
  rif,
  stato: 'ignoto',
  tipo: 'testo',
  valore: null,
  motivo,
  unita: '',
  titolo: rif,
  registro: '',
  origine: '',
  luogo: null,
});

const titoloCon = (piano: Piano, titolo: string, a: ArgomentiDato): string => {
  const ente = a.ente === null ? '' : `, ${nomeEnte(piano, enteDaChiave(piano, a.ente)?.id ?? null, a.ente)}`;
  return `${titolo}${a.anno === null ? '' : ` ${a.anno}`}${a.data === null ? '' : ` al ${a.data}`}${ente}`;
};

const argomenti = (
  piano: Piano,
  rif: RiferimentoDato,
  { voce, elemento }: Trovata,
): ArgomentiDato | { readonly errore: string } => {
  const quando = rif.quando === null ? null : quandoDi(piano, rif.quando);
  if (rif.quando !== null && quando === null) return { errore: `il piano non ha l'anno «${rif.quando}»` };
  if (quando !== null && voce.anno === 'no') return { errore: `«${voce.nome}» non vuole un anno` };
  if (quando?.data != null && voce.conData !== true) return { errore: `«${voce.nome}» vuole un anno, non un giorno` };
  if (quando === null && voce.anno === 'obbligatorio')
    return { errore: `«${voce.nome}» vuole un anno (@${piano.testa.annoInizio})` };
  if (rif.ente !== null && voce.ente === 'no') return { errore: `«${voce.nome}» non vuole un ente` };
  if (rif.ente === null && voce.ente === 'obbligatorio')
    return { errore: `«${voce.nome}» vuole un ente (#codice ISTAT)` };
  return { elemento, anno: quando?.anno ?? null, data: quando?.data ?? null, ente: rif.ente };
};

/** Resolves a reference against a plan: exact value with type, unit, register and source; never throws, never 0 for unknown. */
export const risolviDato = (piano: Piano, rif: string): DatoRisolto => {
  const letto = leggiRiferimento(rif);
  if (letto === null) return ignoto(rif, `«${rif}» non è il nome di un dato`);
  const trovata = trova(piano, letto.nome);
  if (trovata === undefined) return ignoto(rif, `non c'è un dato che si chiama «${letto.nome}»`);
  const a = argomenti(piano, letto, trovata);
  if ('errore' in a) return ignoto(rif, a.errore);
  const { voce } = trovata;
  const esito = voce.risolvi(piano, a);
  const comune = {
    rif,
    tipo: voce.tipo,
    unita: unitaDi(voce.tipo),
    titolo: titoloCon(piano, trovata.titolo, a),
    registro: voce.registro,
  };
  return eNonVerificabile(esito)
    ? { ...comune, stato: 'nv', valore: null, motivo: esito.nv, origine: '', luogo: null }
    : { ...comune, stato: 'ok', motivo: null, ...esito };
};

/**
 * Everything of a plan that the value of a live figure may come from: while these live, every figure stays the same.
 * A figure that reads another register adds it here.
 */
export const partiDeiDati = ({ registri: r, cifre, pacco, testa }: Piano): readonly object[] => [
  ...[r.copertura, r.voceSpesa, r.scheda, r.assegnazione, r.quota, r.documento, r.contributo],
  ...[r.comune, r.appartenenza, r.ente, r.popolazione, r.persona, r.fabbisogno],
  ...[cifre, pacco, testa],
];

const semplice = (testo: string): string =>
  testo
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();

/** References that a person may insert, titles included, whose words all match the search; the value is not computed yet. */
export const cercaDati = (
  piano: Piano,
  cerca: string,
): readonly { readonly rif: string; readonly titolo: string }[] => {
  const parole = semplice(cerca)
    .split(/\s+/)
    .filter((p) => p !== '');
  const anni = anniDelPiano(piano);
  const comuni = comuniDellAmbito(piano).map((c) => c.codiceIstat);
  const trovati: { readonly rif: string; readonly titolo: string }[] = [];
  for (const [nome, { voce, titolo, elemento }] of nomiDelPiano(piano)) {
    const quali = voce.anno === 'no' ? [null] : voce.anno === 'facoltativo' ? [null, ...anni] : anni;
    const enti = voce.ente === 'no' ? [null] : voce.ente === 'facoltativo' ? [null, ...comuni] : comuni;
    for (const anno of quali)
      for (const ente of enti) {
        const rif = `${nome}${anno === null ? '' : `@${anno}`}${ente === null ? '' : `#${ente}`}`;
        const intero = titoloCon(piano, titolo, { elemento, anno, data: null, ente });
        const testo = semplice(`${intero} ${rif}`);
        if (parole.every((p) => testo.includes(p))) trovati.push({ rif, titolo: intero });
      }
  }
  return trovati;
};

/** Live figures that match a search, resolved; at most `limite` (the list is long: funds × years × Comuni). */
export const elencoDati = (piano: Piano, cerca: string, limite = 60): readonly DatoRisolto[] =>
  cercaDati(piano, cerca)
    .slice(0, limite)
    .map((d) => risolviDato(piano, d.rif));
