import { useTranslation } from 'react-i18next';
import { useDomanda } from '../../../app/api/uso.ts';
import { Attesa, Guasto } from '../../../ui/Condizioni.tsx';
import type { Vista } from '../../registri/viste.ts';
import { CampoVista } from './CampoVista.tsx';
import s from './scheda.module.css';

/** Free texts that take one line: names, places, codes. Every other one may be long. */
const brevi: ReadonlySet<string> = new Set([
  ...['codice', 'titolo', 'area', 'nomenclatore', 'scheda-regionale', 'isee', 'orari', 'referente'],
  ...['percorso-responsabile', 'aree-trasversali'],
]);
const largo = (colonna: Vista['colonne'][number]): boolean =>
  colonna.tipo === 'testo' && colonna.opzioni === null && !brevi.has(colonna.id);

type Proprieta = { readonly vista: Vista; readonly nome: string; readonly scrivibile: boolean };
/** Heading of the first group; short fields before the wide ones. */
type Aspetto = { readonly primo: string; readonly brevi?: boolean };

/** Fields of a one-row view, under the headings of its groups, in the order of the register. */
const Gruppi = ({ vista, nome, scrivibile, primo, brevi: prima = false }: Proprieta & Aspetto) => {
  const [riga] = vista.righe;
  if (riga === undefined) return null;
  const intero = (c: Vista['colonne'][number]) => largo(c) || c.piuScelte;
  const campi = vista.colonne.map((colonna, i) => ({ colonna, cella: riga.celle[i] }));
  const ordinati = prima ? campi.toSorted((a, b) => Number(intero(a.colonna)) - Number(intero(b.colonna))) : campi;
  const gruppi = [...new Set(vista.colonne.map((c) => c.gruppo))];
  return gruppi.map((gruppo, i) => (
    <fieldset key={gruppo ?? ''} className={s.gruppo}>
      <legend>{i === 0 ? primo : gruppo}</legend>
      <div className={s.campi}>
        {ordinati.map(({ colonna, cella }) =>
          cella === undefined || colonna.gruppo !== gruppo ? null : (
            <div
              key={colonna.id}
              className={intero(colonna) ? s.intero : colonna.id === 'titolo' ? s.doppio : undefined}
            >
              <CampoVista
                vista={vista.id}
                riga={riga.id}
                colonna={colonna}
                cella={cella}
                nome={nome}
                scrivibile={scrivibile}
                lungo={largo(colonna)}
              />
            </div>
          ),
        )}
      </div>
    </fieldset>
  ));
};

/** What the LEPS of the scheda ask it to say, one answer each. */
const Elementi = ({ vista, nome, scrivibile }: Proprieta) => {
  const { t } = useTranslation('scheda');
  const [, colonna] = vista.colonne;
  if (vista.righe.length === 0 || colonna === undefined) return null;
  return (
    <fieldset className={s.gruppo}>
      <legend>{t('elementi')}</legend>
      <div className={s.campi}>
        {vista.righe.map((riga) => {
          const [titolo, cella] = riga.celle;
          return titolo === undefined || cella === undefined ? null : (
            <div key={riga.id} className={s.intero}>
              <CampoVista
                vista={vista.id}
                riga={riga.id}
                colonna={{ ...colonna, titolo: titolo.testo }}
                cella={cella}
                nome={nome}
                scrivibile={scrivibile}
                lungo
              />
            </div>
          );
        })}
      </div>
    </fieldset>
  );
};

/** Every field of the scheda as a form: identity, what the LEPS ask, then the rest as the register groups it. */
export const ModuloScheda = ({
  id,
  nome,
  scrivibile,
}: {
  readonly id: string;
  readonly nome: string;
  readonly scrivibile: boolean;
}) => {
  const { t } = useTranslation('scheda');
  const base = useDomanda('registri/vista', { id: `schede@${id}` });
  const campi = useDomanda('registri/vista', { id: `schede-campi@${id}` });
  const elementi = useDomanda('registri/vista', { id: `elementi@${id}` });
  const errore = base.error ?? campi.error ?? elementi.error;
  if (errore) return <Guasto titolo={t('guasto')} messaggio={errore.message} />;
  if (!base.data || !campi.data || !elementi.data) return <Attesa testo={t('carico')} />;
  const comune = { nome, scrivibile };
  return (
    <div className={s.modulo}>
      <Gruppi vista={base.data} primo={t('identita')} brevi {...comune} />
      <Elementi vista={elementi.data} {...comune} />
      <Gruppi vista={campi.data} primo={t('classificazione')} {...comune} />
    </div>
  );
};
