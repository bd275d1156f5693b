import { useTranslation } from 'react-i18next';
import { MoneyText } from '#renderer/components/figures.tsx';
import { Fact } from '#renderer/components/page-header.tsx';
import { useRecordWords } from '#renderer/components/record-words.ts';
import type { ClientMerge } from '#shared/clients/client-merge.schema.ts';
import type { ClientContent } from '#shared/clients/clients.contract.ts';
import { differencesOf } from '#shared/clients/merged-file.ts';
import type { Output } from '#shared/ipc/contract.ts';

type Take = ClientMerge['take'];
type Compared = Output<'clients.mergeView'>;

interface MergeComparisonProps {
  readonly compared: Compared;
  readonly take: Take;
  readonly onTake: (take: Take) => void;
}

const COUNTS = ['contracts', 'dispatchNotes', 'returnNotes', 'invoiceRequests', 'invoices', 'entries'] as const;

/** Side by side: what moves, what the two files say differently, and what is taken over. Space ticks, Tab goes on. */
export function MergeComparison({ compared, take, onTake }: MergeComparisonProps) {
  const { t } = useTranslation('clients');
  const { survivor, absorbed, carries, survivorBalanceFen } = compared;
  const differences = differencesOf(survivor.content, absorbed.content);
  const isAlike = differences.fields.length === 0 && Object.keys(differences.lines).length === 0;
  return (
    <>
      <h2 className="section-title">{t('merge.moves')}</h2>
      <div className="facts">
        {COUNTS.map((name) => (
          <Fact key={name} name={t(`fields.client_merge.carries.${name}`)}>
            <span className="num">{carries[name]}</span>
          </Fact>
        ))}
        <Fact name={t('fields.client_merge.carries.balanceFen')}>
          <MoneyText fen={carries.balanceFen} />
        </Fact>
        <Fact name={t('merge.balanceAfter')}>
          <MoneyText fen={survivorBalanceFen + carries.balanceFen} />
        </Fact>
      </div>
      <h2 className="section-title">{t('merge.takes')}</h2>
      {isAlike ? (
        <p className="quiet">{t('merge.alike')}</p>
      ) : (
        <table className="plain-table">
          <thead>
            <tr>
              <th>{t('merge.field')}</th>
              <th>{t('merge.survivor')}</th>
              <th>{t('merge.absorbed')}</th>
              <th>{t('merge.take')}</th>
            </tr>
          </thead>
          <tbody>
            {differences.fields.map((key) => (
              <FieldRow key={key} name={key} compared={compared} take={take} onTake={onTake} />
            ))}
            {Object.entries(differences.lines).flatMap(([group, places]) =>
              places.map((at) => (
                <LineRow key={`${group}.${at}`} group={group} at={at} compared={compared} take={take} onTake={onTake} />
              )),
            )}
          </tbody>
        </table>
      )}
    </>
  );
}

interface RowProps extends MergeComparisonProps {
  readonly name: string;
}

/** What a file says at a key, in the words of the record: the leaves below it, one after the other. */
function useSaid(): (content: ClientContent, prefix: string) => string {
  const words = useRecordWords();
  return (content, prefix) =>
    words
      .shown('client', content)
      .filter(({ path }) => path === prefix || path.startsWith(`${prefix}.`))
      .map(({ text }) => text)
      .join(' · ');
}

function FieldRow({ name, compared, take, onTake }: RowProps) {
  const { t } = useTranslation('clients');
  const said = useSaid();
  const isTaken = take.fields.includes(name);
  const word = t(name === 'invoiceProfile' ? 'group.invoiceProfile' : `fields.client.${name}`);
  const fields = isTaken ? take.fields.filter((each) => each !== name) : [...take.fields, name];
  return (
    <tr>
      <td>{word}</td>
      <td className={isTaken ? 'quiet' : 'strong'}>{said(compared.survivor.content, name) || '–'}</td>
      <td className={isTaken ? 'strong' : 'quiet'}>{said(compared.absorbed.content, name) || '–'}</td>
      <td>
        <input
          type="checkbox"
          aria-label={t('merge.takeOne', { what: word })}
          checked={isTaken}
          onChange={() => onTake({ ...take, fields })}
        />
      </td>
    </tr>
  );
}

interface LineRowProps extends MergeComparisonProps {
  readonly group: string;
  readonly at: number;
}

function LineRow({ group, at, compared, take, onTake }: LineRowProps) {
  const { t } = useTranslation('clients');
  const said = useSaid();
  const taken = take.lines[group] ?? [];
  const isTaken = taken.includes(at);
  const word = t(`group.${group}`);
  const lines = isTaken ? taken.filter((each) => each !== at) : [...taken, at].toSorted((a, b) => a - b);
  return (
    <tr>
      <td>{word}</td>
      <td className="quiet">–</td>
      <td className={isTaken ? 'strong' : 'quiet'}>{said(compared.absorbed.content, `${group}.${at}`)}</td>
      <td>
        <input
          type="checkbox"
          aria-label={t('merge.takeOne', { what: said(compared.absorbed.content, `${group}.${at}`) })}
          checked={isTaken}
          onChange={() => onTake({ ...take, lines: { ...take.lines, [group]: lines } })}
        />
      </td>
    </tr>
  );
}
