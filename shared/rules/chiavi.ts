import { perId, raggruppa } from '#domain/indice.ts';
import type { Operazione } from '#domain/modifiche.ts';
import type { Piano } from '#domain/piano.ts';
import type { NomeRegistro, Riga } from '#domain/registri.ts';
import { chiaveSpesa, risorse } from '#domain/risorse.ts';

/** Key that stands for everything: a change of this kind re-verifies the whole plan. */
export const tutto = '*';

/** Names of data keys: what a rule reads and what a change touches speak the same words. */
export const chiave = {
  registro: (nome: NomeRegistro) => `registro:${nome}`,
  personale: 'personale',
  popolazione: chiaveFissa('popolazione'),
  parti: chiaveFissa('parte'),
  fondo: (fondoId: string, anno: number | string) => `fondo:${fondoId}/${anno}`,
  scheda: (id: string) => `scheda:${id}`,
  copertura: (id: string) => `copertura:${id}`,
  spesa: (chiaveDellaSpesa: string) => `spesa:${chiaveDellaSpesa}`,
  richiesto: (enteId: string | null, profiloId: string | null, anno: number) =>
    `richiesto:${enteId ?? '?'}/${profiloId ?? '?'}/${anno}`,
  quota: (id: string) => `quota:${id}`,
  contributo: (id: string) => `contributo:${id}`,
  sezione: (id: string) => `sezione:${id}`,
} as const;

function chiaveFissa(nome: NomeRegistro): string {
  return `registro:${nome}`;
}

/** Registers whose rows decide which other rows count, or who belongs to the plan: rare changes that touch everything. */
const cardini: readonly NomeRegistro[] = ['piano', 'documento', 'comune', 'appartenenza', 'ente'];

const dellaVoce = (piano: Piano, voceId: string): string[] =>
  (raggruppa(risorse(piano), 'voce', (r) => r.voce.id).get(voceId) ?? []).flatMap((r) => dellaRisorsa(r));

const dellaRisorsa = (r: ReturnType<typeof risorse>[number]): string[] => [
  chiave.copertura(r.copertura.id),
  chiave.scheda(r.scheda.id),
  ...(r.copertura.fondoId === null ? [] : [chiave.fondo(r.copertura.fondoId, r.copertura.annualita)]),
  chiave.spesa(chiaveSpesa(r.voce.enteId, r.programmaId ?? r.programmaLetto, r.copertura.anno)),
];

type DiRiga = { readonly [R in NomeRegistro]?: (riga: Riga<R>, piano: Piano) => readonly string[] };

/** Keys of a row as it stands in a plan, beside the key of its register. */
const diRiga: DiRiga = {
  persona: () => [chiave.personale],
  fabbisogno: () => [chiave.personale],
  assegnazione: (a) => (a.fondoId === null ? [] : [chiave.fondo(a.fondoId, a.anno)]),
  quota: (q) => [chiave.quota(q.id)],
  scheda: (s, piano) => [
    chiave.scheda(s.id),
    ...(raggruppa(risorse(piano), 'scheda', (r) => r.scheda.id).get(s.id) ?? []).flatMap(dellaRisorsa),
  ],
  voceSpesa: (v, piano) => [chiave.scheda(v.schedaId), ...dellaVoce(piano, v.id)],
  copertura: (c, piano) => [chiave.copertura(c.id), ...dellaVoce(piano, c.voceId)],
  personaleRichiesto: (p) => [chiave.richiesto(p.enteId, p.profiloId, p.anno), chiave.scheda(p.schedaId)],
  contributo: (c) => [chiave.contributo(c.id)],
};

const rigaDi = <R extends Exclude<NomeRegistro, 'piano' | 'rigaLetta'>>(piano: Piano, registro: R, id: string) =>
  perId<Riga<R>>(piano.registri[registro] as readonly Riga<R>[], id);

const diRegistro = <R extends NomeRegistro>(registro: R, id: string, piani: readonly Piano[]): readonly string[] => {
  if (cardini.includes(registro) || registro === 'piano' || registro === 'rigaLetta') return [tutto];
  const delle: ((riga: Riga<R>, piano: Piano) => readonly string[]) | undefined = diRiga[registro];
  if (delle === undefined) return [chiave.registro(registro)];
  const nome = registro as Exclude<R, 'piano' | 'rigaLetta'>;
  return [
    chiave.registro(registro),
    ...piani.flatMap((piano) => {
      const riga = rigaDi(piano, nome, id);
      return riga === undefined ? [] : delle(riga as Riga<R>, piano);
    }),
  ];
};

const diOperazione = (o: Operazione, piani: readonly Piano[]): readonly string[] => {
  switch (o.op) {
    case 'record/inserisci':
    case 'record/modifica':
    case 'record/elimina':
      return diRegistro(o.registro, o.id, piani);
    case 'documento/aggiungi':
    case 'documento/ritira':
      return [tutto];
    case 'sezione/inserisci':
    case 'sezione/elimina':
      return [chiave.sezione(o.sezione.id)];
    case 'sezione/modifica':
      return [chiave.sezione(o.id)];
    case 'blocco/inserisci':
    case 'blocco/modifica':
    case 'blocco/sposta':
    case 'blocco/elimina':
      return [chiave.sezione(o.sezioneId)];
  }
};

/** Data keys that a list of changes touches, given the plan before and after them. */
export const chiaviToccate = (prima: Piano, dopo: Piano, operazioni: readonly Operazione[]): ReadonlySet<string> =>
  new Set(operazioni.flatMap((o) => diOperazione(o, [prima, dopo])));
