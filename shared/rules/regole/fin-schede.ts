import { centesimiInTesto } from '#domain/denaro.ts';
import { derivatoDa, perId, raggruppa } from '#domain/indice.ts';
import { eNonVerificabile, nonVerificabile, tutti } from '#domain/non-verificabile.ts';
import { nomiParametri } from '#domain/parametri.ts';
import { eProfiloAS } from '#domain/personale.ts';
import type { Piano } from '#domain/piano.ts';
import type { Scheda } from '#domain/registri.ts';
import { importiIlleggibili, type Risorsa, risorse, schedeDelLeps, totale } from '#domain/risorse.ts';
import { euro } from '#format/numeri.ts';
import { elencoInLinea } from '#format/parole.ts';
import { chiave } from '../chiavi.ts';
import { regolaDiRighe } from '../famiglie/righe.ts';
import { luoghiSchede, luogoRegistro, luogoRiga, luogoScheda } from '../luoghi.ts';
import { type LettoreParametri, lettoreParametri } from '../parametri.ts';
import { nonSi, violazione } from '../segnala.ts';
import { ammissibilita } from './fin-01.ts';

const gruppo = 'Fonti di finanziamento';

type DelFondo = { readonly scheda: Scheda; readonly righe: readonly Risorsa[] };
/** Schede that spend a fund named by a parameter, with what they spend of it. */
const schedeDelFondo = (piano: Piano, parametro: 'fondoAS' | 'fondoObiettivi'): readonly DelFondo[] =>
  derivatoDa([risorse(piano), piano.pacco, piano.testa], `schede-del:${parametro}`, () => {
    const fondo = lettoreParametri(piano).testo(nomiParametri[parametro]);
    if (eNonVerificabile(fondo)) return [];
    const righe = risorse(piano).filter((r) => r.copertura.fondoId === fondo);
    return [...raggruppa(righe, 'scheda', (r) => r.scheda.id).values()].flatMap((r) =>
      r[0] === undefined ? [] : [{ scheda: r[0].scheda, righe: r }],
    );
  });

/** Whether FIN-01 already says that the matrix forbids the fund for this scheda in one of its years. */
const giaVietato = (piano: Piano, { scheda, righe }: DelFondo, fondo: string): boolean => {
  const leps = scheda.leps.flatMap((l) => (l.id === null ? [] : [l.id]));
  return (
    leps.length > 0 &&
    righe.some((r) => leps.every((l) => ammissibilita(piano.pacco, fondo, l, r.copertura.anno) === 'non_ammesso'))
  );
};

const senzaAS = (piano: Piano, d: DelFondo, parametri: LettoreParametri): string | null => {
  const leps = parametri.testo(nomiParametri.lepsAS);
  const fondo = parametri.testo(nomiParametri.fondoAS);
  if (eNonVerificabile(leps) || eNonVerificabile(fondo)) return null;
  if (!d.scheda.leps.some((l) => l.id === leps))
    return giaVietato(piano, d, fondo) ? null : 'la scheda non è del servizio sociale professionale';
  const chiesti = raggruppa(piano.registri.personaleRichiesto, 'scheda', (p) => p.schedaId).get(d.scheda.id) ?? [];
  return chiesti.length > 0 && !chiesti.some((p) => eProfiloAS(piano, p.profiloId))
    ? 'la scheda chiede personale, ma nessun assistente sociale'
    : null;
};

/** The contribution of L. 178/2020 spent on something else than permanent assistenti sociali. */
export const fin08 = regolaDiRighe<DelFondo>({
  id: 'FIN-08',
  titolo: 'FP-AS: solo assistenti sociali TI',
  gruppo,
  base: 'bloccante',
  fonti: [{ norma: 'l-178-2020', articolo: '1', comma: '797' }],
  righe: (piano) => schedeDelFondo(piano, 'fondoAS'),
  nome: (d) => d.scheda.codice,
  legge: (d) => [chiave.scheda(d.scheda.id), chiave.registro('personaleRichiesto')],
  esamina: (d, piano, parametri) => {
    const motivo = senzaAS(piano, d, parametri);
    if (motivo === null) return 'ok';
    const luoghi = [luogoScheda(piano, d.scheda)];
    return violazione({
      messaggio: `Il contributo c. 797 copre solo assistenti sociali a tempo indeterminato: scheda ${d.scheda.codice}, ${motivo}.`,
      espressione: `${d.righe[0]?.copertura.fondoId ?? ''} → ${d.scheda.leps.map((l) => l.id ?? l.letto).join(', ')}`,
      operandi: { scheda: d.scheda.codice, motivo, importo: centesimiInTesto(totale(d.righe).cents) },
      luoghi,
      rimedi: [
        {
          testo: `Spostare ${euro(totale(d.righe).cents)} su un'altra fonte, o sulla scheda del servizio sociale professionale.`,
          ...(luoghi[0] ? { vai: luoghi[0] } : {}),
        },
      ],
    });
  },
});

/** Schede paid by the equity fund with no objective to account for. */
export const fin16 = regolaDiRighe<DelFondo>({
  id: 'FIN-16',
  titolo: 'FSES: obiettivo e rendicontazione',
  gruppo,
  base: 'informazione',
  fonti: [{ norma: 'l-213-2023', articolo: '1', comma: '496-501' }],
  righe: (piano) => schedeDelFondo(piano, 'fondoObiettivi'),
  nome: (d) => d.scheda.codice,
  legge: (d) => [chiave.scheda(d.scheda.id), chiave.registro('obiettivo')],
  esamina: ({ scheda, righe }, piano) => {
    if (piano.registri.obiettivo.some((o) => o.schedaId === scheda.id)) return 'ok';
    return violazione({
      messaggio: `Scheda ${scheda.codice}: FSES senza obiettivo collegato.`,
      espressione: `obiettivi della scheda ${scheda.codice}: 0`,
      operandi: { scheda: scheda.codice, importo: centesimiInTesto(totale(righe).cents) },
      luoghi: [luogoScheda(piano, scheda)],
      rimedi: [
        { testo: "Collegare alla scheda l'obiettivo di servizio da rendicontare.", vai: luogoScheda(piano, scheda) },
      ],
    });
  },
});

const vecchie = (piano: Piano): readonly Risorsa[] =>
  derivatoDa([risorse(piano)], 'fin-11', () => risorse(piano).filter((r) => r.copertura.anno > r.copertura.annualita));

/** An annuality of a fund spent too many years later. */
export const fin11 = regolaDiRighe<Risorsa>({
  id: 'FIN-11',
  titolo: 'Annualità vecchia',
  gruppo,
  base: 'avviso',
  fonti: [{ testo: 'regole di rendicontazione del fondo' }],
  righe: vecchie,
  nome: ({ scheda, copertura: c }) => `${scheda.codice}/${c.fondoId ?? `?${c.fondoLetto}`}/${c.annualita}/${c.anno}`,
  legge: (r) => [chiave.copertura(r.copertura.id)],
  esamina: (r, piano, parametri) => {
    const { copertura: c, scheda } = r;
    const fondo = perId(piano.pacco.fondi, c.fondoId);
    const nome = fondo?.breve ?? c.fondoLetto;
    const di = `${nome}, annualità ${c.annualita} nel ${c.anno}`;
    const luoghi = [luogoScheda(piano, scheda), luogoRiga(piano, 'copertura', c, `${nome} ${c.anno}`)];
    const noti = tutti(
      parametri.intero(nomiParametri.annualitaMassima, c.anno),
      parametri.elenco(nomiParametri.annualitaIgnota, c.anno),
    );
    if (eNonVerificabile(noti)) return nonSi(di, noti, { luoghi });
    const [massimo, ignoti] = noti;
    if (fondo === undefined) return nonSi(di, nonVerificabile('il fondo non è riconosciuto'), { luoghi });
    if (ignoti.includes(fondo.id))
      return nonSi(di, nonVerificabile(`il termine di spesa di ${nome} non è noto al modello`), { luoghi });
    const anni = c.anno - c.annualita;
    if (anni <= massimo) return 'ok';
    return violazione({
      messaggio: `${nome} annualità ${c.annualita} usata nel ${c.anno} (scheda ${scheda.codice}).`,
      espressione: `${c.anno} − ${c.annualita} = ${anni} anni > ${massimo}`,
      operandi: {
        fondo: fondo.id,
        annualita: String(c.annualita),
        anno: String(c.anno),
        massimo: String(massimo),
        importo: c.importoCents === null ? '' : centesimiInTesto(c.importoCents),
      },
      luoghi,
      rimedi: [{ testo: 'Verificare il termine di spesa del fondo, o usare una annualità più recente.' }],
    });
  },
});

/** LEPS that some scheda carries, as rows. */
const lepsConScheda = (piano: Piano) =>
  derivatoDa([piano.registri.scheda, piano.pacco], 'leps-con-scheda', () =>
    piano.pacco.leps.filter((l) => l.obbligatorio && schedeDelLeps(piano, l.id).length > 0),
  );

/** A mandatory LEPS that in the last year lives only on funds that end. */
export const fin14 = regolaDiRighe<ReturnType<typeof lepsConScheda>[number]>({
  id: 'FIN-14',
  titolo: 'LEPS strutturale su fonti a termine',
  gruppo,
  base: 'avviso',
  fonti: [{ norma: 'l-234-2021', articolo: '1', comma: '159' }],
  righe: lepsConScheda,
  nome: (l) => l.id,
  legge: () => [chiave.registro('copertura'), chiave.registro('voceSpesa'), chiave.registro('scheda')],
  esamina: (leps, piano) => {
    const anno = piano.testa.annoFine;
    const schede = new Set<string>(schedeDelLeps(piano, leps.id).map((s) => s.id));
    const perAnno = raggruppa(risorse(piano), 'anno', (r) => String(r.copertura.anno)).get(String(anno)) ?? [];
    const righe = perAnno.filter((r) => schede.has(r.scheda.id));
    if (righe.length === 0) return 'ok';
    const stabili = righe.filter((r) => perId(piano.pacco.fondi, r.copertura.fondoId)?.strutturale === true);
    const luoghi = luoghiSchede(piano, righe);
    if (totale(stabili).cents > 0) return 'ok';
    if (totale(stabili).ignoti > 0) return nonSi(leps.breve, importiIlleggibili(totale(stabili).ignoti), { luoghi });
    const ignoto = righe.find((r) => perId(piano.pacco.fondi, r.copertura.fondoId) === undefined);
    if (ignoto !== undefined)
      return nonSi(leps.breve, nonVerificabile(`il fondo «${ignoto.copertura.fondoLetto}» non è riconosciuto`), {
        luoghi,
      });
    const fonti = [...new Set(righe.map((r) => perId(piano.pacco.fondi, r.copertura.fondoId)?.breve ?? ''))];
    return violazione({
      messaggio: `Nel ${anno} «${leps.nome}» è sostenuto solo da fonti temporanee (${elencoInLinea(fonti)}).`,
      espressione: `fonti strutturali nel ${anno}: 0,00 € su ${euro(totale(righe).cents)}`,
      operandi: {
        leps: leps.id,
        anno: String(anno),
        totale: centesimiInTesto(totale(righe).cents),
        strutturali: '0.00',
        fonti: fonti.join(', '),
      },
      luoghi,
      rimedi: [
        {
          testo: 'Aggiungere una fonte permanente (FNPS, Fondo povertà, FNA, bilanci dei Comuni).',
          vai: luogoRegistro('risorse', 'Risorse delle schede'),
        },
      ],
    });
  },
});
