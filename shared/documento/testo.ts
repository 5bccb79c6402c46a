import { testoSicuro } from '#format/testo-sicuro.ts';
import { testoDi } from './inline.ts';
import type { BloccoDocumento, Documento, Tratto } from './tipi.ts';

const conNote = (tratti: readonly Tratto[]): string =>
  tratti.map((t) => (t.t === 'nota' ? `[${t.numero}]` : testoDi([t]))).join('');

const noteDi = (b: BloccoDocumento): string[] => {
  const dentro = b.t === 'paragrafo' || b.t === 'titolo' || b.t === 'articolo' ? b.tratti : [];
  return dentro.flatMap((t) => (t.t === 'nota' ? [`[${t.numero}] ${t.testo}`] : []));
};

/** Plain text of a block, as lines; the same for people, tests and comparisons. `scrivi` may replace a run by its name. */
export const righeDi = (b: BloccoDocumento, scrivi: (tratti: readonly Tratto[]) => string = conNote): string[] => {
  switch (b.t) {
    case 'titolo':
      return ['', `${'#'.repeat(b.livello)} ${b.numero === null ? '' : `${b.numero} `}${scrivi(b.tratti)}`, ''];
    case 'articolo':
      return ['', `Art. ${b.numero} – ${scrivi(b.tratti)}`];
    case 'paragrafo':
      return [
        b.stile === 'testo' || b.stile === 'didascalia' ? scrivi(b.tratti) : `== ${scrivi(b.tratti)} ==`,
        ...noteDi(b),
      ];
    case 'elenco':
      return b.voci.flatMap((v) => {
        const rientro = '  '.repeat(v.livello + 1);
        const righe = v.blocchi.flatMap((x) => righeDi(x, scrivi)).filter((r) => r !== '');
        return righe.map((r, i) => (i === 0 ? `${rientro}${v.etichetta} ${r}` : `${rientro}   ${r}`));
      });
    case 'tabella':
      return [
        ...(b.titolo === null ? [] : [`[Tabella ${b.numero ?? ''} – ${b.titolo}]`]),
        ...(b.vuota === null ? [] : [b.vuota]),
        ...b.righe.map((r) => `| ${r.celle.map((c) => scrivi(c.tratti)).join(' | ')} |`),
        ...(b.fonte === null ? [] : [b.fonte]),
      ];
    case 'figura':
      return [`[Figura${b.didascalia === null ? '' : ` – ${b.didascalia}`}: ${b.alternativo}]`];
    case 'riquadro':
      return b.blocchi.flatMap((x) => righeDi(x, scrivi)).map((r) => `> ${r}`);
    case 'firma':
      return [scrivi(b.persona), ...(b.riga === '' ? [] : [b.riga])];
    case 'indice':
      return ['[Indice]'];
    case 'salto':
      return ['', '---'];
  }
};

/** Plain text of a whole document: search, golden tests, comparison of versions. */
export const testoDocumento = (d: Documento): string => {
  const righe = [
    d.titolo,
    d.bozza ?? (d.genere === 'segnalazioni' ? d.piede : 'Versione definitiva'),
    '',
    ...d.blocchi.flatMap((b) => righeDi(b)),
  ];
  return `${testoSicuro(righe.join('\n')).replace(/\n{3,}/g, '\n\n')}\n`;
};
