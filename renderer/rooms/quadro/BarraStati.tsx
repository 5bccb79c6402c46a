import { intero } from '#format/numeri.ts';
import { classi } from '../../ui/classi.ts';
import v from './viste.module.css';

/** States that a bar tells apart: by pattern and number, not by colour alone. */
export type ParteBarra = {
  readonly id: 'fatto' | 'in_corso' | 'da_fare' | 'non_dovuto';
  readonly nome: string;
  readonly quanti: number;
};

/** Stacked bar of counts; each part says its number when there is room, and all of them to who listens. */
export const BarraStati = ({
  nome,
  massimo,
  parti,
}: {
  readonly nome: string;
  readonly massimo: number;
  readonly parti: readonly ParteBarra[];
}) => {
  const presenti = parti.filter((p) => p.quanti > 0);
  return (
    <span
      className={v.barraStati}
      role="img"
      aria-label={`${nome}: ${presenti.map((p) => `${p.nome} ${intero(p.quanti)}`).join(', ')}`}
    >
      {presenti.map((p) => (
        <i
          key={p.id}
          className={classi(v.parteBarra, v[p.id])}
          style={{ width: `${(100 * p.quanti) / massimo}%` }}
          title={`${p.nome}: ${intero(p.quanti)}`}
        >
          <em>{intero(p.quanti)}</em>
        </i>
      ))}
    </span>
  );
};
