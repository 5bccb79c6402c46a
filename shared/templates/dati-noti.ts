import { inNome, leggiRiferimento } from '#domain/dati.ts';
import type { VoceDato } from '#domain/dati-tipi.ts';
import { aliasDati, vociDati } from '#domain/dati-voci.ts';
import type { PaccoCompilato } from '#domain/pacco.ts';

const elementi = (voce: VoceDato, pacco: PaccoCompilato): readonly string[] => {
  const famiglia = voce.nome.split('.')[0];
  const righe = famiglia === 'fondo' ? pacco.fondi : famiglia === 'leps' ? pacco.leps : pacco.programmi;
  return righe.map((r) => inNome(r.id));
};

const voceDi = (nome: string, pacco: PaccoCompilato): VoceDato | undefined => {
  const vero = aliasDati[nome] ?? nome;
  return vociDati.find((voce) => {
    if (!voce.nome.includes('*')) return voce.nome === vero;
    const [prima = '', dopo = ''] = voce.nome.split('*');
    if (!vero.startsWith(prima) || !vero.endsWith(dopo) || vero.length < prima.length + dopo.length) return false;
    const elemento = vero.slice(prima.length, vero.length - dopo.length);
    const noti = elementi(voce, pacco);
    return noti.includes(elemento) || (prima === 'leps.' && noti.includes(`leps-${elemento}`));
  });
};

/** What is wrong with the reference of a live figure (expected, found), or null. The plan's years are not known here. */
export const difettoDato = (rif: string, pacco: PaccoCompilato): readonly [string, string] | null => {
  const letto = leggiRiferimento(rif);
  const voce = letto === null ? undefined : voceDi(letto.nome, pacco);
  if (letto === null || voce === undefined)
    return ['un nome del contesto, un campo dichiarato o un dato del registro', `«${rif}»`];
  if (letto.quando === null && voce.anno === 'obbligatorio')
    return [`un anno dopo «${letto.nome}», per esempio @primo o @ultimo`, `«${rif}»`];
  if (letto.quando !== null && voce.anno === 'no') return [`«${letto.nome}» senza anno`, `«${rif}»`];
  if (letto.ente === null && voce.ente === 'obbligatorio')
    return [`un ente dopo «${letto.nome}» (#codice ISTAT)`, `«${rif}»`];
  if (letto.ente !== null && voce.ente === 'no') return [`«${letto.nome}» senza ente`, `«${rif}»`];
  return null;
};
