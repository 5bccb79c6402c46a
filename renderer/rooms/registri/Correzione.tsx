import { RotateCcw } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { istanteBreve } from '#format/date.ts';
import { chiedi } from '../../app/api/uso.ts';
import { notifica } from '../../app/notifiche.ts';
import { Bottone } from '../../ui/Bottone.tsx';
import { Campo } from '../../ui/Campo.tsx';
import type { PuntoGriglia } from '../../ui/griglia/tipi.ts';
import { Titoletto, Voci } from '../../ui/Pannello.tsx';
import s from './registri.module.css';
import type { Cella, Vista } from './viste.ts';

/** A value written over an imported one: the two side by side, who, when and why, and the way back. */
export const Correzione = ({
  vista,
  punto,
  cella,
  nome,
  scrivibile,
  chiedeMotivo,
}: {
  readonly vista: Vista;
  readonly punto: PuntoGriglia;
  readonly cella: Cella;
  readonly nome: string;
  readonly scrivibile: boolean;
  /** Grows each time the person asks to write the reason. */
  readonly chiedeMotivo: number;
}) => {
  const { t } = useTranslation('registri', { keyPrefix: 'correzione' });
  const { t: c } = useTranslation();
  const noto = cella.correzione?.motivo ?? '';
  const [motivo, scrivi] = useState(noto);
  const qui = useRef<HTMLElement>(null);
  useEffect(() => scrivi(noto), [noto]);
  useEffect(() => {
    if (chiedeMotivo > 0) qui.current?.querySelector('textarea')?.focus();
  }, [chiedeMotivo]);
  const tieni = () => {
    if (motivo.trim() === noto) return;
    void chiedi('registri/motiva', {
      vista: vista.id,
      titolo: t('passoMotivo', { nome }).slice(0, 200),
      motivo: motivo.trim() === '' ? null : motivo.trim(),
      ...punto,
    }).catch((e: unknown) => notifica({ tono: 'bad', testo: e instanceof Error ? e.message : String(e) }));
  };
  const torna = () =>
    void chiedi('registri/ripristina', {
      vista: vista.id,
      gruppo: crypto.randomUUID(),
      titolo: t('passoTorna', { nome }).slice(0, 200),
      celle: [{ ...punto }],
    }).then(
      () => notifica({ tono: 'ok', testo: t('tornata') }),
      (e: unknown) => notifica({ tono: 'bad', testo: e instanceof Error ? e.message : String(e) }),
    );
  return (
    <section className={s.blocco} aria-label={t('titolo')} ref={qui}>
      <Titoletto>{t('titolo')}</Titoletto>
      <Voci
        voci={[
          [t('adesso'), <b key="a">{cella.testo === '' ? c('manca') : cella.testo}</b>],
          ...(cella.importato === null
            ? []
            : ([
                [t('nelFile'), <s key="f">{cella.importato.testo === '' ? c('manca') : cella.importato.testo}</s>],
              ] as const)),
          ...(cella.correzione === null
            ? []
            : ([
                [t('chi'), cella.correzione.autore],
                [t('quando'), istanteBreve(cella.correzione.istante)],
              ] as const)),
        ]}
      />
      <Campo
        etichetta={t('motivo')}
        descrizione={t('motivoNota')}
        righe={2}
        valore={motivo}
        onCambia={scrivi}
        onEsce={tieni}
        massimo={2_000}
        disabilitato={!scrivibile}
      />
      {cella.importato === null ? null : (
        <Bottone misura="piccola" icona={RotateCcw} perche={scrivibile ? null : t('solaLettura')} onPress={torna}>
          {t('torna')}
        </Bottone>
      )}
    </section>
  );
};
