import { righeInUso } from '#domain/documenti.ts';
import { nomeEnte } from '#domain/enti.ts';
import { confronta as confrontaFrazioni, frazione, quoziente, zero } from '#domain/frazione.ts';
import { fineAnno } from '#domain/giorni.ts';
import { consistenzaAl, fteFabbisogno, type Incarico, incarichi } from '#domain/incarichi.ts';
import { eNonVerificabile } from '#domain/non-verificabile.ts';
import { asDellAnno, soglieAS } from '#domain/personale.ts';
import { anniDelPiano, type Piano } from '#domain/piano.ts';
import { dataBreve } from '#format/date.ts';
import { fte, intero, rapporto } from '#format/numeri.ts';
import { inOrdine } from '#format/ordine.ts';
import { anno, cellaFte, type DatiFonte, type Lettura, parola, perAnno } from './tabella.ts';

const nomeProfilo = (piano: Piano, id: string | null, letto: string): string =>
  piano.pacco.profili.find((p) => p.id === id)?.nome ?? letto;

/** Assistenti sociali by year against the threshold of the LEPS: TI, TD, ratio. */
export const assistentiSociali = ({ piano }: Lettura): DatiFonte => {
  const righe = anniDelPiano(piano).flatMap((a) => {
    const as = asDellAnno(piano, a);
    if (eNonVerificabile(as)) return [];
    const soglie = soglieAS(piano, a);
    const incerto = as.totaleAlFine.ignoti.length > 0;
    const raggiunta =
      !eNonVerificabile(soglie) && confrontaFrazioni(as.totaleAlFine.fte, soglie.leps.fte) >= 0
        ? 'raggiunta'
        : 'non raggiunta';
    const senza = confrontaFrazioni(as.totaleAlFine.fte, zero) === 0;
    return [
      {
        celle: {
          anno: anno(a),
          ti: cellaFte(as.ti.alFine.fte, as.ti.alFine.ignoti.length > 0),
          td: cellaFte(as.td.alFine.fte, as.td.alFine.ignoti.length > 0),
          totale: cellaFte(as.totaleAlFine.fte, incerto),
          rapporto: parola(
            eNonVerificabile(soglie) || senza
              ? null
              : rapporto(quoziente(frazione(soglie.popolazione), as.totaleAlFine.fte)),
          ),
          soglia: parola(
            eNonVerificabile(soglie)
              ? null
              : `${fte(soglie.leps.fte)} – ${incerto && raggiunta === 'non raggiunta' ? 'non verificabile' : raggiunta}`,
          ),
        },
      },
    ];
  });
  const primo = anniDelPiano(piano)[0] ?? 0;
  const soglie = soglieAS(piano, primo);
  return {
    righe,
    vuota: 'Il registro del personale è vuoto: la dotazione di assistenti sociali non si può calcolare.',
    note: eNonVerificabile(soglie)
      ? []
      : [
          `Unità equivalenti a tempo pieno (FTE) al 31 dicembre; ${intero(soglie.popolazione)} residenti (${soglie.annoPopolazione}); la soglia è un FTE ogni ${intero(soglie.leps.ogni)} residenti.`,
        ],
  };
};

const letto = (i: Incarico): { readonly ente: string; readonly profilo: string } =>
  'persona' in i.origine
    ? { ente: i.origine.persona.enteLetto, profilo: i.origine.persona.profiloLetto }
    : { ente: i.origine.fabbisogno.enteLetto ?? '', profilo: i.origine.fabbisogno.profiloLetto };

/** A profile with nothing but leavings has no staff of its own: what it takes away is said for what it is. */
const profiloDelGruppo = (g: { readonly profilo: string; readonly voci: readonly Incarico[] }): string =>
  g.voci.every((i) => 'fabbisogno' in i.origine && i.origine.fabbisogno.tipo === 'cessazione')
    ? `cessazioni programmate: ${g.profilo}`
    : g.profilo;

/** Staff of social services by body and profile, FTE at the end of each year (TI and TD). */
export const personale = ({ piano }: Lettura): DatiFonte => {
  const gruppi = new Map<string, { readonly ente: string; readonly profilo: string; readonly voci: Incarico[] }>();
  for (const i of incarichi(piano)) {
    if (!i.sociale || (i.rapporto !== 'TI' && i.rapporto !== 'TD')) continue;
    const testi = letto(i);
    const ente = nomeEnte(piano, i.enteId, testi.ente);
    const profilo = nomeProfilo(piano, i.profiloId, testi.profilo);
    const chiave = `${ente}\u0000${profilo}`;
    const gruppo = gruppi.get(chiave) ?? { ente, profilo, voci: [] };
    gruppo.voci.push(i);
    gruppi.set(chiave, gruppo);
  }
  const cella = (voci: readonly Incarico[], a: number) => {
    const c = consistenzaAl(voci, fineAnno(a));
    return cellaFte(c.fte, c.ignoti.length > 0);
  };
  const ordinati = inOrdine([...gruppi.values()], (g) => `${g.ente} ${g.profilo}`);
  return {
    righe: [
      ...ordinati.map((g) => ({
        celle: {
          ente: parola(g.ente),
          profilo: parola(profiloDelGruppo(g)),
          ...perAnno(piano, (a) => cella(g.voci, a)),
        },
      })),
      {
        totale: true,
        celle: perAnno(piano, (a) =>
          cella(
            ordinati.flatMap((g) => g.voci),
            a,
          ),
        ),
      },
    ],
    vuota: 'Il registro del personale è vuoto.',
  };
};

/** Hires, changes and leavings planned in the PTFP (PIAO 3.3). */
export const fabbisogno = ({ piano }: Lettura): DatiFonte => ({
  righe: righeInUso(piano, piano.registri.fabbisogno)
    .toSorted((a, b) => a.anno - b.anno)
    .map((f) => {
      const nome = nomeProfilo(piano, f.profiloId, f.profiloLetto);
      return {
        celle: {
          ente: parola(nomeEnte(piano, f.enteId, f.enteLetto ?? undefined)),
          profilo: parola(f.tipo === 'assunzione' ? nome : `${nome} (${f.tipo})`),
          anno: anno(f.anno),
          fte: cellaFte(fteFabbisogno(f)),
          decorrenza: parola(f.decorrenza === null ? null : dataBreve(f.decorrenza)),
        },
      };
    }),
  vuota: 'Nessun piano dei fabbisogni è ancora stato importato.',
});

/** Staff that a scheda asks for, by body and profile, as declared. */
export const schedaPersonale = ({ piano, sede }: Lettura): DatiFonte => {
  const sue = piano.registri.personaleRichiesto.filter((r) => r.schedaId === sede.schedaId);
  const chiavi = [...new Set(sue.map((r) => `${r.enteId ?? r.enteLetto}\u0000${r.profiloId ?? r.profiloLetto}`))];
  const righe = chiavi.flatMap((chiave) => {
    const gruppo = sue.filter((r) => `${r.enteId ?? r.enteLetto}\u0000${r.profiloId ?? r.profiloLetto}` === chiave);
    const [prima] = gruppo;
    if (prima === undefined) return [];
    return [
      {
        celle: {
          ente: parola(nomeEnte(piano, prima.enteId, prima.enteLetto)),
          profilo: parola(nomeProfilo(piano, prima.profiloId, prima.profiloLetto)),
          ...perAnno(piano, (a) => {
            const nell = gruppo.filter((r) => r.anno === a);
            return nell.length === 0
              ? { testo: '–', cifra: true }
              : cellaFte(
                  frazione(
                    nell.reduce((t, r) => t + r.fteMilli, 0),
                    1000,
                  ),
                );
          }),
        },
      },
    ];
  });
  return {
    righe: inOrdine(righe, (r) => r.celle.ente.testo),
    vuota: 'Questa scheda non chiede personale.',
  };
};
