import { useDeferredValue, useMemo, useState } from 'react';
import type { QueryPassage } from '#shared/domain/clinician-query.ts';
import type { ClinicalDocument } from '#shared/domain/encounter.ts';
import { passagesAbout } from '#shared/domain/query-passages.ts';
import { TextInput } from '#renderer/ui/inputs.tsx';
import { PassageRow } from './passage-row.tsx';

const MOST_HITS = 5;

/** The passages that the question rests on; words find more of them in the documents, Enter takes the first. */
export function PassageFinder(props: {
  readonly documents: readonly ClinicalDocument[];
  readonly passages: readonly QueryPassage[];
  readonly fault: string | undefined;
  readonly onChange: (passages: QueryPassage[]) => void;
}) {
  const { documents, passages } = props;
  const [words, setWords] = useState('');
  const asked = useDeferredValue(words);
  const hits = useMemo(
    () =>
      passagesAbout(documents, asked, MOST_HITS + passages.length)
        .filter((hit) => !passages.some((p) => p.quote === hit.quote))
        .slice(0, MOST_HITS),
    [documents, asked, passages],
  );
  const take = (hit: QueryPassage | undefined): void => {
    if (!hit) return;
    props.onChange([...passages, hit]);
    setWords('');
  };
  return (
    <div className="query-passages">
      {passages.length === 0 ? null : (
        <ul aria-label="Passages of the record">
          {passages.map((p, i) => (
            <PassageRow
              key={`${p.source}-${p.quote}`}
              source={p.source}
              quote={p.quote}
              onRemove={() => props.onChange(passages.filter((_, at) => at !== i))}
            />
          ))}
        </ul>
      )}
      <TextInput
        label="Add a passage of the record"
        placeholder={documents.length === 0 ? 'There is no document yet' : 'Words of the documents'}
        value={words}
        onChange={setWords}
        error={props.fault}
        maxLength={120}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return;
          event.preventDefault();
          take(hits[0]);
        }}
      />
      {hits.length === 0 ? null : (
        <ul aria-label="Passages found" className="query-hits">
          {hits.map((hit) => (
            <li key={`${hit.source}-${hit.quote}`}>
              <button type="button" onClick={() => take(hit)}>
                <span className="query-source">{hit.source}</span> {hit.quote}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
