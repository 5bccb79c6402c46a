import { useTranslation } from 'react-i18next';
import { intero } from '#format/numeri.ts';
import type { Riceve } from '../../app/api/uso.ts';
import { mostraEuro, mostraFte, segno } from '../../app/cifre.ts';
import { indirizzo } from '../../app/rotte.ts';
import { GraficoConTabella } from '../../ui/GraficoConTabella.tsx';
import { Riquadro } from '../../ui/Pannello.tsx';
import { PannelloVuoto } from './PannelloVuoto.tsx';
import s from './quadro.module.css';

type Quadro = Riceve<'quadro/leggi'>;

/** Social workers of the public bodies against the three thresholds. */
export const PannelloAssistenti = ({ quadro }: { readonly quadro: Quadro }) => {
  const { t } = useTranslation('quadro');
  const { t: c } = useTranslation();
  const dati = quadro.assistentiSociali;
  if (dati.perAnno.every((a) => segno(a.totale) === 0))
    return (
      <PannelloVuoto
        titolo={t('assistenti.titolo')}
        nota={t('assistenti.nota')}
        vuoto={t('assistenti.vuoto')}
        testo={t('assistenti.vuotoTesto')}
        importa={t('assistenti.importa')}
        genere="personale"
      />
    );
  return (
    <GraficoConTabella
      titolo={t('assistenti.titolo')}
      nota={t('assistenti.nota')}
      descrizione={t('assistenti.descrizione', {
        anni: dati.perAnno
          .map((a) =>
            t('assistenti.descrizioneAnno', { totale: mostraFte(a.totale), anno: a.anno, ti: mostraFte(a.ti) }),
          )
          .join('; '),
        soglie: dati.soglie
          .map((x) => t('assistenti.soglia', { etichetta: x.etichetta, fte: mostraFte(x.fte) }))
          .join('; '),
      })}
      opzione={dati.opzione}
      altezza={320}
      testi={{ mostraTabella: c('vediTabella'), mostraGrafico: c('vediGrafico') }}
      tabella={{
        intestazioni: [
          t('assistenti.anno'),
          t('assistenti.ti'),
          t('assistenti.td'),
          t('assistenti.totale'),
          t('assistenti.rapporto'),
          t('assistenti.media'),
          t('assistenti.contributo'),
          t('assistenti.raggiunto'),
        ],
        righe: dati.perAnno.map((a) => ({
          id: String(a.anno),
          celle: [
            String(a.anno),
            mostraFte(a.ti),
            mostraFte(a.td),
            mostraFte(a.totale),
            a.rapporto ?? c('nonVerificabile'),
            mostraFte(a.mediaTi),
            a.contributo === null ? c('nonVerificabile') : mostraEuro(a.contributo),
            a.raggiunto === null ? c('nonVerificabile') : a.raggiunto ? t('assistenti.si') : t('assistenti.no'),
          ],
        })),
      }}
    >
      {dati.popolazione === null || dati.annoPopolazione === null ? null : (
        <p className="tenue minuta">
          {t('assistenti.popolazione', { anno: dati.annoPopolazione, n: intero(dati.popolazione) })}
        </p>
      )}
    </GraficoConTabella>
  );
};

/** Money by year and source, with what is planned beyond the assignment. */
export const PannelloFondi = ({ quadro }: { readonly quadro: Quadro }) => {
  const { t } = useTranslation('quadro');
  const { t: c } = useTranslation();
  const { perAnno, opzione } = quadro.fondi;
  const voci = perAnno.flatMap((a) => a.voci.map((v) => ({ anno: a.anno, ...v })));
  if (voci.length === 0)
    return (
      <PannelloVuoto
        titolo={t('fondi.titolo')}
        vuoto={t('fondi.vuoto')}
        testo={t('fondi.vuotoTesto')}
        importa={t('fondi.importa')}
        genere="schede"
      />
    );
  const oltre = voci.filter((v) => v.assegnato !== null && v.differenza !== null && segno(v.differenza) > 0);
  return (
    <GraficoConTabella
      titolo={t('fondi.titolo')}
      descrizione={t('fondi.descrizione', {
        anni: perAnno.map((a) => t('fondi.descrizioneAnno', { totale: mostraEuro(a.totale), anno: a.anno })).join('; '),
      })}
      opzione={opzione}
      altezza={210}
      testi={{ mostraTabella: c('vediTabella'), mostraGrafico: c('vediGrafico') }}
      tabella={{
        intestazioni: [
          t('fondi.anno'),
          t('fondi.fonte'),
          t('fondi.programmato'),
          t('fondi.assegnato'),
          t('fondi.differenza'),
        ],
        righe: voci.map((v) => ({
          id: `${v.anno}-${v.fondo}`,
          celle: [
            String(v.anno),
            v.nome,
            mostraEuro(v.programmato),
            v.assegnato === null ? c('manca') : mostraEuro(v.assegnato),
            v.differenza === null ? c('nonVerificabile') : mostraEuro(v.differenza),
          ],
        })),
      }}
    >
      {oltre.length === 0 ? null : (
        <div className={s.note}>
          {oltre.map((v) => (
            <Riquadro key={`${v.anno}-${v.fondo}`} tono="warn">
              {t('fondi.oltre', {
                fondo: v.nome,
                anno: v.anno,
                programmato: mostraEuro(v.programmato),
                assegnato: mostraEuro(v.assegnato ?? ''),
              })}{' '}
              <a href={indirizzo('verifica', null, { testo: `${v.fondo} ${v.anno}` })}>
                {t('fondi.diPiu', { importo: mostraEuro(v.differenza ?? '') })}
              </a>
            </Riquadro>
          ))}
        </div>
      )}
    </GraficoConTabella>
  );
};
