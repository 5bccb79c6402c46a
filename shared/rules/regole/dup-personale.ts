import { costoAssunzioni, motivoCosto } from '#domain/costi-assunzioni.ts';
import { centesimiInTesto } from '#domain/denaro.ts';
import { righeInUso } from '#domain/documenti.ts';
import { chiaveEnte, nomeEnte } from '#domain/enti.ts';
import { frazione, inCentesimi, sommaDi } from '#domain/frazione.ts';
import { derivatoDa, raggruppa } from '#domain/indice.ts';
import { eNonVerificabile, type NonVerificabile, nonVerificabile, tutti } from '#domain/non-verificabile.ts';
import { nomiParametri } from '#domain/parametri.ts';
import type { Piano } from '#domain/piano.ts';
import { dotazioni } from '#domain/piao.ts';
import type { Riga } from '#domain/registri.ts';
import { fondoComuni } from '#domain/risorse.ts';
import { euro, importo } from '#format/numeri.ts';
import { chiave } from '../chiavi.ts';
import { regolaDiRighe } from '../famiglie/righe.ts';
import { luogoFabbisogno } from '../gruppi-personale.ts';
import { luogoRiga, luogoVista } from '../luoghi.ts';
import { nonSi, violazione } from '../segnala.ts';

const gruppo = 'DUP-coerenza';
const fonti = [{ norma: 'dm-25-7-2023' }, { norma: 'dm-132-2022' }] as const;
type Risorse = Riga<'risorsePersonaleDup'>;

const inUso = (piano: Piano): readonly Risorse[] => righeInUso(piano, piano.registri.risorsePersonaleDup);
const nomeDi = (piano: Piano, r: Risorse) => nomeEnte(piano, r.enteId, r.enteLetto ?? 'ente non indicato');
const soggetto = (r: Risorse, piano: Piano) =>
  `${r.enteId === null ? `?${r.enteLetto ?? ''}` : chiaveEnte(piano, r.enteId)}/${r.anno}`;
const luogo = (piano: Piano, r: Risorse) =>
  luogoRiga(piano, 'risorsePersonaleDup', r, `Risorse per il personale ${r.anno} di ${nomeDi(piano, r)}`);
const vista = luogoVista('risorsePersonaleDup', 'Risorse per il personale nel DUP');

/** Resources for staff of a year (All. 4/1: staff in service + hiring faculties − savings of leavings), cents. */
const risorse = (r: Risorse | undefined, anno: number): number | NonVerificabile => {
  if (r === undefined) return nonVerificabile(`il DUP non ha le risorse per il personale del ${anno}`);
  const { inServizioCents, facoltaCents, cessazioniCents } = r;
  return inServizioCents === null || facoltaCents === null || cessazioniCents === null
    ? nonVerificabile(`le risorse per il personale del ${anno} sono incomplete (in servizio, facoltà, cessazioni)`)
    : inServizioCents + facoltaCents - cessazioniCents;
};

const dopoIlPrimo = (piano: Piano): readonly Risorse[] => {
  const righe = inUso(piano);
  return derivatoDa([righe], 'dup-08', () => {
    const primi = new Map<string | null, number>();
    for (const r of righe) primi.set(r.enteId, Math.min(primi.get(r.enteId) ?? r.anno, r.anno));
    return righe.filter((r) => r.enteId === null || r.anno > (primi.get(r.enteId) ?? r.anno));
  });
};

/** Hires on the body's own budget against what its DUP adds for staff: growth of resources plus savings of leavings. */
export const dup08 = regolaDiRighe<Risorse>({
  id: 'DUP-08',
  titolo: 'Risorse per il personale nel DUP',
  dove: 'risorsePersonaleDup',
  gruppo,
  base: 'avviso',
  fonti: [
    { testo: 'principio contabile della programmazione, all. 4/1, come modificato dal D.M. 25 luglio 2023' },
    ...fonti,
  ],
  righe: dopoIlPrimo,
  nome: soggetto,
  legge: () => [chiave.registro('risorsePersonaleDup'), chiave.registro('fabbisogno'), chiave.personale],
  vuoto: 'Risorse per il personale nel DUP: nessun ente le ha per due anni di seguito.',
  esamina: (r, piano, parametri) => {
    const di = `risorse per il personale ${r.anno} di ${nomeDi(piano, r)}`;
    if (r.enteId === null)
      return nonSi(di, nonVerificabile('l’ente non è riconosciuto'), { luoghi: [luogo(piano, r)] });
    const prima = raggruppa(inUso(piano), 'ente-anno', (x) => `${x.enteId}/${x.anno}`).get(`${r.enteId}/${r.anno - 1}`);
    const noti = tutti(
      fondoComuni(piano),
      risorse(r, r.anno),
      risorse(prima?.[0], r.anno - 1),
      parametri.intero(nomiParametri.tolleranzaDup, r.anno),
    );
    const luoghi = [luogo(piano, r), ...(prima ?? []).map((x) => luogo(piano, x))];
    if (eNonVerificabile(noti))
      return nonSi(di, noti, { luoghi, rimedi: [{ testo: 'Completare le risorse per il personale.', vai: vista }] });
    const [fondo, ora, allora, tolleranza] = noti;
    const disponibili = ora - allora + (r.cessazioniCents ?? 0);
    const costo = costoAssunzioni(piano, r.enteId, r.anno, fondo, null);
    const righe = costo.righe.map((f) => luogoFabbisogno(piano, f));
    if (costo.certiCents > disponibili + tolleranza)
      return violazione({
        messaggio: `${nomeDi(piano, r)} ${r.anno}: assunzioni ${euro(costo.certiCents)}, risorse nel DUP ${euro(disponibili)}.`,
        espressione: `${importo(ora)} − ${importo(allora)} + ${importo(r.cessazioniCents ?? 0)} = ${euro(disponibili)}; mancano ${euro(costo.certiCents - disponibili)}`,
        operandi: {
          ente: chiaveEnte(piano, r.enteId),
          anno: String(r.anno),
          costo: centesimiInTesto(costo.certiCents),
          risorse: centesimiInTesto(disponibili),
        },
        luoghi: [...luoghi, ...righe],
        rimedi: [
          { testo: `Chiedere a ${nomeDi(piano, r)} di aggiornare la nota al DUP entro il 15 novembre.`, vai: vista },
        ],
      });
    const motivo = motivoCosto(costo);
    return motivo !== null && (costo.senzaCosto > 0 || costo.certiCents + costo.dubbiCents > disponibili + tolleranza)
      ? nonSi(di, nonVerificabile(motivo), { luoghi: [...luoghi, ...righe] })
      : 'ok';
  },
});

/** Cost of the posts that the PIAO of a body has in a year; what is not known only makes it larger. */
const costoPosti = (piano: Piano, r: Risorse) => {
  const posti =
    raggruppa(dotazioni(piano), 'ente-anno', (d) => `${d.enteId}/${d.anno}`).get(`${r.enteId}/${r.anno}`) ?? [];
  const noti = posti.filter((d) => d.postiMilli !== null && d.costoUnitarioCents !== null);
  return {
    posti,
    ignoti: posti.length - noti.length,
    cents: inCentesimi(
      sommaDi(noti.map((d) => frazione(BigInt(d.postiMilli ?? 0) * BigInt(d.costoUnitarioCents ?? 0), 100_000n))),
    ),
  };
};

/** Cost of the posts of the PIAO against all the resources for staff of the DUP. */
export const dup09 = regolaDiRighe<Risorse>({
  id: 'DUP-09',
  titolo: 'PIAO oltre le risorse del DUP',
  dove: 'dotazione',
  gruppo,
  base: 'avviso',
  fonti,
  righe: (piano) => {
    const righe = inUso(piano);
    return derivatoDa([righe, piano.registri.dotazione], 'dup-09', () =>
      piano.registri.dotazione.length === 0 ? [] : righe,
    );
  },
  nome: soggetto,
  legge: () => [chiave.registro('risorsePersonaleDup'), chiave.registro('dotazione')],
  vuoto: 'PIAO e DUP: manca la dotazione organica, o mancano le risorse per il personale.',
  esamina: (r, piano, parametri) => {
    const di = `PIAO e risorse per il personale ${r.anno} di ${nomeDi(piano, r)}`;
    const luoghi = [luogo(piano, r)];
    if (r.enteId === null) return nonSi(di, nonVerificabile('l’ente non è riconosciuto'), { luoghi });
    const noti = tutti(risorse(r, r.anno), parametri.intero(nomiParametri.tolleranzaDup, r.anno));
    if (eNonVerificabile(noti))
      return nonSi(di, noti, { luoghi, rimedi: [{ testo: 'Completare le risorse per il personale.', vai: vista }] });
    const [dup, tolleranza] = noti;
    const { posti, ignoti, cents } = costoPosti(piano, r);
    const tutte = [
      ...luoghi,
      ...posti.map((d) => luogoRiga(piano, 'dotazione', d, `Dotazione ${d.anno}: ${d.profiloLetto}`)),
    ];
    if (cents > dup + tolleranza * Math.max(1, posti.length))
      return violazione({
        messaggio: `Il PIAO di ${nomeDi(piano, r)} per il ${r.anno} (${euro(cents)}) supera le risorse del DUP (${euro(dup)}).`,
        espressione: `${importo(cents)} − ${importo(dup)} = ${euro(cents - dup)}`,
        operandi: {
          ente: chiaveEnte(piano, r.enteId),
          anno: String(r.anno),
          piao: centesimiInTesto(cents),
          dup: centesimiInTesto(dup),
        },
        luoghi: tutte,
        rimedi: [{ testo: `Segnalarlo a ${nomeDi(piano, r)}.` }],
      });
    if (posti.length === 0)
      return nonSi(di, nonVerificabile(`manca la dotazione organica ${r.anno} di ${nomeDi(piano, r)}`), { luoghi });
    return ignoti > 0
      ? nonSi(di, nonVerificabile('di una parte dei posti manca il numero o il costo'), { luoghi: tutte })
      : 'ok';
  },
});
