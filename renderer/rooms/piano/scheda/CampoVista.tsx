import { X } from 'lucide-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { senzaAccenti } from '#format/ordine.ts';
import { primaDiChiudere } from '../../../app/congedo.ts';
import { Bottone } from '../../../ui/Bottone.tsx';
import { Campo } from '../../../ui/Campo.tsx';
import { CampoData } from '../../../ui/CampoData.tsx';
import { Scelta, SceltaCercando } from '../../../ui/Scelta.tsx';
import type { Cella, Vista } from '../../registri/viste.ts';
import s from './scheda.module.css';
import { scriviCampo } from './scrivi-campo.ts';

type Colonna = Vista['colonne'][number];
/** A field of a scheda: view and column that write it, row, cell as the engine has it. */
export type CampoVistaProps = {
  readonly vista: string;
  readonly riga: string;
  readonly colonna: Colonna;
  readonly cella: Cella;
  /** Name of the scheda, for the journal. */
  readonly nome: string;
  readonly scrivibile: boolean;
  /** Several lines. */
  readonly lungo?: boolean;
};

/** What is typed and not yet written; it is sent when one leaves the field, the page, the plan. */
const useScritta = ({ vista, riga, colonna, nome }: CampoVistaProps, letto: string) => {
  const { t } = useTranslation('scheda');
  const [testo, scrivi] = useState<string | null>(null);
  const [errore, segna] = useState<string | null>(null);
  const inMano = useRef<string | null>(null);
  inMano.current = testo;
  const manda = useCallback(
    async (nuovo: string) => {
      if (nuovo === letto) {
        scrivi(null);
        segna(null);
        return;
      }
      const titolo = t('passo.campo', { nome, campo: colonna.titolo });
      const rifiuto = await scriviCampo(vista, titolo, { riga, colonna: colonna.id, testo: nuovo });
      segna(rifiuto);
      // What was typed in the meantime stays.
      if (rifiuto === null && inMano.current === nuovo) scrivi(null);
    },
    [letto, nome, colonna.titolo, colonna.id, vista, riga, t],
  );
  const mandaQuello = useRef(manda);
  mandaQuello.current = manda;
  const finisci = useCallback(async () => {
    if (inMano.current !== null) await mandaQuello.current(inMano.current);
  }, []);
  useEffect(() => {
    const dimentica = primaDiChiudere(finisci);
    return () => {
      dimentica();
      void finisci();
    };
  }, [finisci]);
  return { testo, errore, scrivi, manda, finisci };
};

const NESSUNA = '·';

const PiuScelte = (p: CampoVistaProps) => {
  const { t } = useTranslation('scheda');
  const { manda, errore } = useScritta(p, p.cella.testo);
  const [cerca, cercando] = useState('');
  const opzioni = p.colonna.opzioni ?? [];
  const scelte = p.cella.testo === '' ? [] : p.cella.testo.split('; ');
  const parole = senzaAccenti(cerca).split(/\s+/).filter(Boolean);
  const restano = opzioni
    .filter((o) => !scelte.includes(o.testo))
    .filter((o) => parole.every((x) => senzaAccenti(o.testo).includes(x)));
  return (
    <div className={s.piu}>
      <SceltaCercando
        etichetta={p.colonna.titolo}
        opzioni={restano}
        testo={cerca}
        onTesto={cercando}
        nessuna={t('nessunaOpzione')}
        segnaposto={t('aggiungiScelta')}
        {...(errore === null ? {} : { descrizione: errore })}
        onScegli={(id) => {
          cercando('');
          const scelta = opzioni.find((o) => o.id === id);
          if (scelta !== undefined) void manda([...scelte, scelta.testo].join('; '));
        }}
      />
      <ul className={s.scelte} aria-label={p.colonna.titolo}>
        {scelte.map((testo) => (
          <li key={testo}>
            <span>{testo}</span>
            <Bottone
              variante="quieta"
              misura="piccola"
              icona={X}
              etichetta={t('togliScelta', { testo })}
              onPress={() => void manda(scelte.filter((x) => x !== testo).join('; '))}
            />
          </li>
        ))}
        {restano.length > 1 && scelte.length < opzioni.length && p.colonna.id === 'comuni' ? (
          <li className={s.tutte}>
            <Bottone
              variante="quieta"
              misura="piccola"
              onPress={() => void manda(opzioni.map((o) => o.testo).join('; '))}
            >
              {t('tuttiIComuni')}
            </Bottone>
          </li>
        ) : null}
      </ul>
    </div>
  );
};

const UnaScelta = (p: CampoVistaProps) => {
  const { t } = useTranslation('scheda');
  const { manda, errore } = useScritta(p, p.cella.testo);
  const opzioni = p.colonna.opzioni ?? [];
  const scelta = opzioni.find((o) => o.testo === p.cella.testo);
  const fuori = scelta === undefined && p.cella.testo !== '' ? [{ id: p.cella.testo, testo: p.cella.testo }] : [];
  return (
    <Scelta
      etichetta={p.colonna.titolo}
      opzioni={[{ id: NESSUNA, testo: t('nonDetto') }, ...fuori, ...opzioni]}
      valore={scelta?.id ?? fuori[0]?.id ?? NESSUNA}
      errore={errore}
      {...(p.colonna.aiuto === null ? {} : { descrizione: p.colonna.aiuto })}
      onCambia={(id) => void manda(opzioni.find((o) => o.id === id)?.testo ?? '')}
    />
  );
};

const Giorno = (p: CampoVistaProps) => {
  const letto = p.cella.valore ?? '';
  const { testo, errore, scrivi, finisci } = useScritta(p, letto);
  return (
    <CampoData
      etichetta={p.colonna.titolo}
      valore={testo ?? letto}
      onCambia={scrivi}
      onEsce={() => void finisci()}
      errore={errore}
      {...(p.colonna.aiuto === null ? {} : { descrizione: p.colonna.aiuto })}
    />
  );
};

const Testo = (p: CampoVistaProps) => {
  const letto = p.cella.stato === 'ignoto' && p.cella.valore === null ? '' : p.cella.testo;
  const { testo, errore, scrivi, finisci } = useScritta(p, letto);
  return (
    <Campo
      etichetta={p.colonna.titolo}
      valore={testo ?? letto}
      onCambia={scrivi}
      onEsce={() => void finisci()}
      errore={errore}
      obbligatorio={p.colonna.obbligatoria}
      {...(p.lungo === true ? { righe: 2 } : {})}
      {...(p.colonna.aiuto === null ? {} : { descrizione: p.colonna.aiuto })}
    />
  );
};

/** A field of a scheda, in the control that its column asks for. */
export const CampoVista = (p: CampoVistaProps) => {
  const { t } = useTranslation('scheda');
  if (!p.scrivibile || !p.cella.modificabile)
    return (
      <dl className={s.soloLettura}>
        <dt>{p.colonna.titolo}</dt>
        <dd>{p.cella.testo === '' ? t('nonDetto') : p.cella.testo}</dd>
      </dl>
    );
  if (p.colonna.opzioni !== null) return p.colonna.piuScelte ? <PiuScelte {...p} /> : <UnaScelta {...p} />;
  return p.colonna.tipo === 'data' ? <Giorno {...p} /> : <Testo {...p} />;
};
